"""Scores against a gold truth."""
