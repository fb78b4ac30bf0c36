"""Fault campaigns: kills, power cuts, failing calls, tampering, canaries, rescue."""
