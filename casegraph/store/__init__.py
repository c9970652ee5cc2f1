"""The SQLite database, and nothing else that knows SQL."""
