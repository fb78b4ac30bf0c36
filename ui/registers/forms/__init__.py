"""The forms of the registers, one file for what belongs together."""
