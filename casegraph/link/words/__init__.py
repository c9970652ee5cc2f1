"""The words of all titles of a municipality, and how titles are compared by them."""
