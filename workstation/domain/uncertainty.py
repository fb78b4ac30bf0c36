"""How far a share that was counted may be trusted."""

from math import sqrt
from typing import Final

_Z_95: Final = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""


def wilson(kept: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share, low and high, each from 0 to 1.

    Nothing counted tells nothing: the interval is then 0 to 1.

    Raises:
        ValueError: ``kept`` is not between 0 and ``total``.

    Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
    """
    if not 0 <= kept <= total:
        raise ValueError("kept must lie between 0 and total")
    if total == 0:
        return 0.0, 1.0
    share = kept / total
    spread = _Z_95 * sqrt(share * (1 - share) / total + _Z_95**2 / (4 * total**2))
    middle = share + _Z_95**2 / (2 * total)
    scale = 1 + _Z_95**2 / total
    low = 0.0 if kept == 0 else max(0.0, (middle - spread) / scale)
    high = 1.0 if kept == total else min(1.0, (middle + spread) / scale)
    return low, high
