"""What a methodology says in codes, in words: conditions, answers, levels, stages."""

import re
from collections.abc import Mapping
from typing import Final

from workstation import words
from workstation.domain.methodology import Methodology
from workstation.domain.text import Language, Text

CONDITIONS: Final = frozenset({"when", "visible_when", "needed_when", "opens_when"})
CODES: Final = frozenset(
    {"kind", "stages", "approves", "strength", "scale", "sources", "topics", "knows"}
)
_SUBJECT = r"(?:[a-z]+\.[a-z_]+|\d+\.\d+\w*)"
_VALUE = rf"(?!{_SUBJECT}\b|(?:not|pas) \()[\w-]+"
_RULE: Final[Mapping[Language, re.Pattern[str]]] = {
    "en": re.compile(
        rf"(?P<subject>{_SUBJECT}) is (?P<none>none of )?(?!answered|not )"
        rf"(?P<values>{_VALUE}(?:(?: or |, ){_VALUE})*)"
    ),
    "fr": re.compile(
        rf"(?P<subject>{_SUBJECT}) (?:vaut|(?P<none>n’est pas)) "
        rf"(?P<values>{_VALUE}(?:(?: ou |, ){_VALUE})*)"
    ),
}
_NAME: Final = re.compile(rf"\b{_SUBJECT}\b")
_COLUMN: Final = re.compile(r"^(?P<id>[\w-]+) \((?P<kind>[^)]*)\)\s?: (?P<label>.*)$")
_CHOICE: Final = re.compile(r"(?:(?<=^)|(?<=\[)|(?<= · ))[\w-]+\s?: ", re.MULTILINE)
_AREAS: Final = ("fact_value", "answer", "assessment_kind", "outcome", "strength", "source_kind")


class RuleWords:
    """Says one methodology's rules in one language; what it does not know it leaves as it is."""

    def __init__(self, m: Methodology | None, language: Language) -> None:
        self._language: Language = language
        self._levels = {level.id: self._of(level.label) for level in m.levels} if m else {}
        self._topics = {topic.id: self._of(topic.label) for topic in m.topics} if m else {}
        self._choices = (
            {
                question.id: {one.id: self._of(one.label) for one in question.choices}
                for question in m.questions.values()
            }
            if m
            else {}
        )

    def say(self, field: str, text: str) -> str:
        """What a field says, as a person reads it."""
        if field in CONDITIONS:
            return self.condition(text)
        if field in CODES:
            return ", ".join(self._value("", each) for each in text.split(", "))
        if field == "choices":
            return _CHOICE.sub("", text)
        if field == "columns":
            return "\n".join(self._column(line) for line in text.split("\n"))
        return text

    def condition(self, text: str) -> str:
        """A condition, with facts, questions and answers by their names."""
        said = _RULE[self._language].sub(self._rule, text)
        return _NAME.sub(lambda found: self._subject(found.group()), said)

    def _rule(self, found: re.Match[str]) -> str:
        parts = re.split(r"( or | ou |, )", found["values"])
        subject = found["subject"]
        said = "".join(self._value(subject, part) for part in parts)
        if found["none"]:
            none = words.label("rule.none_of", self._language)
            return words.label("rule.is", self._language, subject=subject, values=f"{none} {said}")
        return words.label("rule.is", self._language, subject=subject, values=said)

    def _subject(self, subject: str) -> str:
        return words.find(f"fact.{subject}", self._language) or subject

    def _value(self, subject: str, value: str) -> str:
        named = self._choices.get(subject, {}).get(value)
        if named is None and (not subject or subject.endswith(".level")):
            named = self._levels.get(value) or self._topics.get(value)
        found = (words.find(f"{area}.{value}", self._language) for area in _AREAS)
        return named or next((each for each in found if each), value)

    def _column(self, line: str) -> str:
        found = _COLUMN.match(line)
        if found is None:
            return line
        label, _, listed = found["label"].partition(" [")
        kind = ", ".join(self._value("", each) for each in re.split(r", |; ", found["kind"]))
        said = f"{label} ({kind})"
        return f"{said} [{_CHOICE.sub('', '[' + listed)[1:]}" if listed else said

    def _of(self, text: Text) -> str:
        return text.in_language(self._language)
