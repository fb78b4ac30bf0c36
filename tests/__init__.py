"""Tests, faults and benchmarks."""
