"""From the structure of a page to the fields of its items: numbers, decisions, recommendations, routes."""
