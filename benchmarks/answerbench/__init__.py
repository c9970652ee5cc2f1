"""Whole minutes of invented municipalities with the truth about every follow-up and case, and how answers score."""
