"""Benchmarks: what casegraph can be measured by."""
