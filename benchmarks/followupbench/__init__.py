"""Invented minutes for measuring how follow-ups and references are found in words that no rule was written from."""
