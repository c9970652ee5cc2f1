"""Rules as data; read by casegraph.rulebook."""
