"""References, follow-ups and the like, read out of the prose of an item."""
