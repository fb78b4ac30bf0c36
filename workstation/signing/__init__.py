"""PAdES signatures: certify a packet, sign a decision on it, and judge a packet from outside."""

import logging

for _name in ("pyhanko", "pyhanko_certvalidator"):
    # What a hostile file holds must reach neither a log nor the terminal; the verdict says all.
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False
