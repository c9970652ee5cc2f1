"""From weighed pairs to cases: what joins, what waits for a person, what stays apart."""
