"""Which pairs of items are weighed, and by what evidence."""
