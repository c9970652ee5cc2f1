"""From lines and rules to one meeting with its items."""
