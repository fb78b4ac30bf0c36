"""Home: what waits for this officer."""
