"""The short code on printed pages that finds again what they were made from."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code_of(digest: bytes) -> str:
    """Twelve letters and digits, as printed: ``7K4M-QX2D-9RTA``.

    The first 60 bits of a digest, in Crockford's base 32.
    """
    number = int.from_bytes(digest[:8], "big") >> 4
    letters = [_CROCKFORD[number >> shift & 31] for shift in range(55, -1, -5)]
    code = "".join(letters)
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"
