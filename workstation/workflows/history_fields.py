"""What an entry changed, field by field: against the entry before it about the same thing.

A body carries the whole state of its subject, so a change is the difference of two bodies.
Which entry counts as the one before depends on the kind (:func:`identity`): an assessment is
saved section by section, and its evidence piece by piece. Entries that tell of an event, such
as an unlocking or a print, have none before them; their fields are only what they say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from workstation import words
from workstation.domain import marking_register
from workstation.domain.marking import roll_up_texts
from workstation.domain.methodology import Methodology, Question, QuestionKind
from workstation.domain.text import Language
from workstation.records import countries, kinds

Path = tuple[str, ...]
Leaves = dict[Path, str | bool]
Identity = tuple[str, str, str]
"""What a body is the state of: kind, subject, and the part of the subject or ""."""

_STATES: Final = frozenset(
    {
        kinds.PARTNER_SAVED, kinds.ARRANGEMENT_SAVED, kinds.EXCHANGE_SAVED, kinds.ASSURANCE_SAVED,
        kinds.AGREEMENT_SAVED, kinds.ASSURANCE_CHECK_SAVED, kinds.INCIDENT_SAVED,
        kinds.SOURCE_SAVED, kinds.DATASET_DESCRIBED, kinds.FOLLOW_UP_SAVED, kinds.BREACH_SAVED,
        kinds.ASSESSMENT_SAVED, kinds.BASELINE_LOCKED, kinds.ASSESSMENT_SUBMITTED,
        kinds.BANNER_RAISED,
        kinds.EVIDENCE_ADDED, kinds.EVIDENCE_REMOVED, kinds.PACKET_RECEIVED, kinds.OFFICER_SAVED,
        kinds.ROSTER_IMPORTED, kinds.REPORT_TEXT_SAVED, kinds.REPORT_NUMBER_MARKED,
        kinds.TIMESTAMP_AUTHORITY, kinds.PAST_LISTS_SET,
        "slots.changed",
    }
)  # fmt: skip
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    kinds.ASSESSMENT_SAVED: ("section",),
    kinds.EVIDENCE_ADDED: ("evidence", "id"),
    kinds.EVIDENCE_REMOVED: ("evidence", "id"),
}
"""Kinds that carry one part of their subject, and where in the body the part is named."""

_LEFT_OUT: Final = frozenset({"certificate_pem", "office_pem", "crl_pem", "key_blob"})
"""Said again by ``certificate_sha256``, which a person can compare."""
_NAMES: Final = ("id", "question", "code", "officer")
_ANSWERS: Final = "answers"
_BETWEEN: Final = " › "
_CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "act": ("act", "history_act"), "authority": ("role",), "authority_required": ("role",),
    "check": ("check",), "code": (), "level": ("marking.level",),
    "determination": ("determination",), "form": ("assurance_form",),
    "kind": ("partner_kind", "source_kind", "evidence_kind", "agreement_kind", "follow_up_kind",
             "breach_kind", "assessment_kind"),
    "outcome": ("outcome", "release_outcome"), "product_kind": ("product_kind",),
    "reason": ("lock_reason", "report_reason", "revocation.reason"), "restricts": ("act",),
    "result": ("check_result", "follow_up_result"), "raising": ("breach_raising",),
    "state": ("state",),
    "status": ("arrangement", "incident_status", "agreement_status", "breach_status"),
    "what": ("history_what",),
    "decided": ("outcome",), "direction": ("history_direction",),
    "past_lists": ("past_lists",), "permission": ("history_permission",),
    "figure": ("report_figure",), "slot": ("report_slot",), "version": ("report_version",),
    "withheld": ("report_version",), "mitigable": ("determination",),
}  # fmt: skip
"""Fields whose values are codes, and the first part of the keys of their words."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that an entry changed, in words; "" stands for nothing.

    ``path`` is where the field stands in the body, the same in every language.
    """

    path: Path
    name: str
    old: str
    new: str


def identity(kind: str, subject: str, body: Mapping[str, Any]) -> Identity | None:
    """What a body is the state of; None for the kinds that tell of an event."""
    if kind not in _STATES:
        return None
    found: Any = body
    for key in PARTS.get(kind, ()):
        found = found.get(key, {}) if isinstance(found, Mapping) else {}
    part = found if kind in PARTS and isinstance(found, str) else ""
    return (kinds.EVIDENCE_ADDED if kind == kinds.EVIDENCE_REMOVED else kind, subject, part)


def kinds_of_state(kind: str) -> tuple[str, ...]:
    """The kinds whose bodies are states of the same thing as those of this kind."""
    evidence = (kinds.EVIDENCE_ADDED, kinds.EVIDENCE_REMOVED)
    return evidence if kind in evidence else (kind,)


def changes(
    before: Mapping[str, Any] | None,
    body: Mapping[str, Any],
    language: Language,
    methodology: Methodology | None = None,
) -> list[FieldChange]:
    """The fields that differ between two bodies, in words, in the order of their importance."""
    old, new = leaves(before or {}), leaves(body)
    paths = [path for path in (*new, *(p for p in old if p not in new)) if _differ(old, new, path)]
    wording = _Wording(language, methodology)
    return [
        FieldChange(
            path,
            wording.name(path),
            wording.value(path, old.get(path, "")),
            wording.value(path, new.get(path, "")),
        )
        for path in _in_order(paths)
    ]


def leaves(body: Mapping[str, Any]) -> Leaves:
    """Every value of a body by its path; empty ones are left out."""
    return {path: value for path, value in _leaves(body, ()) if value != ""}


def marks_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """The portion marks that a body carries, and its banners as portion marks."""
    found: dict[str, None] = {}
    for path, value in leaves(body).items():
        if isinstance(value, str) and path[-1] == "marking":
            found[value] = None
        elif isinstance(value, str) and path[-1] == "banner":
            found[portion_of(value)] = None
    return tuple(found)


def portion_of(banner: str) -> str:
    """The portion mark that says what a banner says; at least its level."""
    level, _, rest = banner.partition("//")
    for code, known in marking_register.LEVELS.items():
        if level.strip() in (known.words.en, known.words.fr):
            whole = f"({code}//{rest})" if rest else f"({code})"
            return whole if not roll_up_texts([whole])[1] else f"({code})"
    return ""


def _differ(old: Leaves, new: Leaves, path: Path) -> bool:
    return old.get(path, "") != new.get(path, "")


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, str | bool]]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            if name not in _LEFT_OUT:
                yield from _leaves(item, (*path, str(name)))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if any(isinstance(item, Mapping) for item in value):
            for name, item in _named(value):
                yield from _leaves(item, (*path, name))
        else:
            yield path, ", ".join(_text(item) for item in value)
    else:
        yield path, value if isinstance(value, bool) else _text(value)


def _named(items: Sequence[Any]) -> list[tuple[str, Any]]:
    """The items of a list by what names them, else by their number."""
    for key in _NAMES:
        names = [item.get(key) if isinstance(item, Mapping) else None for item in items]
        if all(isinstance(name, str) for name in names) and len(set(names)) == len(names):
            rest = [{k: v for k, v in item.items() if k != key} for item in items]
            return list(zip((str(name) for name in names), rest, strict=True))
    return [(str(number), item) for number, item in enumerate(items, start=1)]


def _text(value: Any) -> str:
    return "" if value is None else str(value)


@cache
def _order() -> dict[str, int]:
    keys = [key for key in words.catalogue() if key.startswith("history_field.")]
    return {key.partition(".")[2]: place for place, key in enumerate(keys)}


def _in_order(paths: Sequence[Path]) -> list[Path]:
    """What matters most first; the parts of one answer stay together."""
    groups = {group: place for place, group in enumerate(dict.fromkeys(p[:2] for p in paths))}
    last = len(_order())

    def place(path: Path) -> tuple[int, int, tuple[int, ...]]:
        within = tuple(_order().get(step, last) for step in path[2:])
        return _order().get(path[0], last), groups[path[:2]], within

    return sorted(paths, key=place)


class _Wording:
    """Names and values of fields in one language."""

    def __init__(self, language: Language, methodology: Methodology | None) -> None:
        self._language = language
        self._methodology = methodology

    def name(self, path: Path) -> str:
        """The name of a field: the question's for an answer, else that of each step."""
        question = self._question(path)
        if question is None:
            return _BETWEEN.join(self._step(step) for step in path)
        asked = f"{question.id} {question.text.in_language(self._language)}"
        part = path[2:]
        if part[:1] == ("value",):
            part = part[1:]
        return _BETWEEN.join((asked, *(self._column(question, step) for step in part)))

    def value(self, path: Path, value: str | bool) -> str:
        """A value as a person reads it."""
        if isinstance(value, bool):
            return self._say("history_value.yes" if value else "history_value.no")
        question = self._question(path)
        if question is not None and path[2] == "value" and value:
            return ", ".join(self._answer(question, path, one) for one in value.split(", "))
        if path[-1] == "country" and value:
            return countries.country_name(value, self._language) or value
        if path[-1] == "section" and self._methodology is not None:
            for section in self._methodology.sections:
                if section.id == value:
                    return section.title.in_language(self._language)
        return ", ".join(self._code(path[-1], one) for one in value.split(", ")) if value else ""

    def _question(self, path: Path) -> Question | None:
        if self._methodology is None or len(path) < 2:
            return None
        if path[0] == "values":
            found = self._methodology.questions.get(path[1])
            return found if found and len(path) > 2 else None
        if path[0] != _ANSWERS or len(path) == 2:
            return None
        return self._methodology.questions.get(path[1])

    def _answer(self, question: Question, path: Path, value: str) -> str:
        choices = question.choices
        for column in question.columns:
            if column.id == path[-1]:
                choices = column.choices
        for choice in choices:
            if choice.id == value:
                return choice.label.in_language(self._language)
        if question.kind is QuestionKind.SCALE and self._methodology is not None:
            scale = question.scale
            m = self._methodology
            for step in m.severity if scale == "severity" else m.likelihood:
                if str(step.value) == value:
                    return f"{value}, {step.label.in_language(self._language)}"
        return words.find(f"answer.{value}", self._language) or value

    def _column(self, question: Question, step: str) -> str:
        for column in question.columns:
            if column.id == step:
                return column.label.in_language(self._language)
        return self._step(step)

    def _code(self, field: str, value: str) -> str:
        for family in _CODES.get(field, ()):
            found = words.find(f"{family}.{value}", self._language)
            if found is not None:
                return found
        return value

    def _step(self, step: str) -> str:
        return words.find(f"history_field.{step}", self._language) or step

    def _say(self, key: str) -> str:
        return words.label(key, self._language)
