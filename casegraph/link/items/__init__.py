"""The items of one municipality as columns of numbers, which all evidence is read from."""
