"""From items to links with evidence, and to cases."""
