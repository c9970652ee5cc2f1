"""From files to sources of marked lines."""
