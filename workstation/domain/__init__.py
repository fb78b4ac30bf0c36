"""The vocabulary: plain values and pure rules. No I/O, no clock, no SQL."""
