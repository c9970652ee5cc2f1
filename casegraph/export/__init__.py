"""From rows to files: one exporter contract, one file a format."""
