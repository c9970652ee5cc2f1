"""From YAML to typed, compiled rules."""
