"""From the case graph to plain rows: history, follow-ups, coverage."""
