"""How an age looks: the tone and the icon of its badge, the same wherever it is shown."""

from workstation.domain.ageing import Age, Freshness

_LOOKS = {
    Freshness.CURRENT: ("ok", "circle-check"),
    Freshness.AGEING: ("warn", "clock"),
    Freshness.STALE: ("bad", "triangle-alert"),
    Freshness.UNDATED: ("unable", "circle-question-mark"),
}


def age_look(age: Age) -> tuple[str, str]:
    """Tone and icon."""
    return _LOOKS[age.freshness]
