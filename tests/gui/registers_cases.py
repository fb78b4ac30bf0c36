"""One entry of each register as it is typed, and what is seen of it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Case:
    """What is typed in the form of one register, and what is changed after.

    A value that ends in "…" gets a portion mark; one that begins with ">" is looked for and
    picked.
    """

    register: str
    typed: dict[str, str]
    missing: str
    """The field that a form saved empty complains of."""
    change: tuple[str, str]
    holds: dict[str, object] = field(default_factory=dict)
    """What the vault holds after both."""


CASES = (
    Case(
        "arrangement",
        {"partner": ">State", "title": "Protocol 7", "scope": "Names only…",
         "conditions": "Consent for each use"},
        "title",
        ("authority", "CSIS Act s. 17"),
        {"conditions": "Consent for each use", "marking": "(S//CEO)", "partner": "P-0001"},
    ),
    Case(
        "agreement",
        {"partner": ">State", "title": "Air defence agreement", "signed": "1958-05-12",
         "scale": "15 regions", "purpose": "Warning…", "source": ">Treaty"},
        "title",
        ("parties", "Canada; Norway"),
        {"signed": "1958-05-12", "source": "SRC-2026-001", "parties": ("Canada", "Norway")},
    ),
    Case(
        "exchange",
        {"partner": ">State", "on": "2026-11-02", "summary": "Travel dates…", "agreement": ">Team"},
        "summary",
        ("originator", "Third service"),
        {"agreement": "AG-2026-001", "originator": "Third service", "marking": "(S//CEO)"},
    ),
    Case(
        "assurance",
        {"partner": ">State", "text": "No detention…", "topic": "Treatment", "proof": ">Treaty"},
        "text",
        ("expires", "2027-11-02"),
        {"proof": "SRC-2026-001", "expires": "2027-11-02", "topic": "Treatment"},
    ),
    Case(
        "assurance-check",
        {"assurance": ">Consular", "summary": "A visit…", "evidence": ">Treaty"},
        "summary",
        ("on", "2026-11-03"),
        {"assurance": "AS-2026-001", "evidence": ("SRC-2026-001",), "on": "2026-11-03"},
    ),
    Case(
        "incident",
        {"partner": ">State", "on": "2026-10-01", "summary": "Passed on…", "sources": ">Treaty",
         "unit": "Third section"},
        "summary",
        ("place", "The capital"),
        {"sources": ("SRC-2026-001",), "unit": "Third section", "place": "The capital"},
    ),
    Case(
        "source",
        {"title": "Report on detention", "partner": ">State", "publisher": "Ombudsman",
         "summary": "Four findings…"},
        "title",
        ("grade", "b2"),
        {"grade": "B2", "publisher": "Ombudsman", "partner": "P-0001", "max_age_months": 12},
    ),
)  # fmt: skip
