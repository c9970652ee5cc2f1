"""How one title is read: its words, figures, periods, order, and what it names."""
