"""What people said, how it is kept, and how it is found again."""
