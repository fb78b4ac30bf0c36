"""Approvals: read a packet, see what it proves, decide, sign, pass on."""
