"""PAdES signatures: certify a packet, sign a decision on it, and judge a packet from outside."""
