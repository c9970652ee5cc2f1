"""casegraph: follow cases through the meetings of a Danish municipality."""

__version__ = "0.1.0"
