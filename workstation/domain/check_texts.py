"""Checks that read what was written: other interests in a text about risk, a name in a triage."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from workstation.domain.assessment import Answer
from workstation.domain.check_finding import Found, View
from workstation.domain.measure import rows_of
from workstation.domain.methodology import NO, Methodology, Question, QuestionKind

_MOST_NAMED: Final = 4
_MOST_HITS: Final = 200
"""More in one text say nothing new."""
_ENDS: Final = (". ", "! ", "? ")
"""Where a sentence ends."""
_LONGEST: Final = 300
"""Letters of a sentence before and after what was found."""
_PLAIN_LETTERS: Final = {
    code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in range(0x180)
} | {0x2019: "'"}
"""Each letter of the two languages without accent and case; both apostrophes are one."""
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_PARTICLES: Final = frozenset(
    {
        *("abd", "abu", "al", "bin", "bint", "ben", "da", "de", "del", "der", "di", "du", "el"),
        *("ibn", "la", "le", "van", "von"),
    }
)
_LONG_CAPITALS: Final = 5
"""Capitals alone are a family name only from here on; shorter ones are an acronym."""
_YOUNGEST: Final = 10
"""A day so many years back, or longer, may be a date of birth."""
_DAY: Final = re.compile(
    r"\b(?:(19\d\d|20\d\d)[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](19\d\d|20\d\d))\b"
)
_IDENTIFIERS: Final = re.compile(
    r"[\w.+-]+@[\w-]+\.\w[\w.-]*"  # an address of mail
    r"|(?<![\w-])[A-Z]{1,3}\d{6,9}\b"  # the number of a passport
    r"|(?<![\w.-])\+?\d(?:[ ().-]?\d){8,}\b"  # a telephone, a card, a device
    r"|\b(?:\d{1,3}\.){3}\d{1,3}\b"  # an address of the internet protocol
    r"|\b(?i:born|dob|date of birth|date de naissance|née?)\b\D{0,20}\d{1,4}[-/. \w]{0,16}",
)


def extraneous_in_risk(view: View) -> Iterator[Found]:
    """The value of a relationship, or a benefit, weighed where the risk is judged (B-20, G-6).

    Looked for where the baseline, the measures, the test and the basis stand; the section for
    other factors is where such words belong.
    """
    phrases = _plain(view.words)
    for question in _risk_questions(view.m):
        answer = view.assessment.answers.get(question.id)
        found = [hit for text in _texts(question, answer) for hit in _hits(phrases, text)]
        if found:
            named = dict.fromkeys(word.casefold() for word, _ in found)
            yield Found(
                question.id,
                ", ".join([*named][:_MOST_NAMED]),
                substance="\n".join(dict.fromkeys(sentence for _, sentence in found)),
            )


def name_in_triage(view: View) -> Iterator[Found]:
    """A triage that answers "no individual" and then names one (C-bis, negative test)."""
    asked = view.place("triage.individual")
    if not asked or view.value("triage.individual") != NO:
        return
    listed = [row.get("person", "") for row in rows_of(_answer(view, "persons"))]
    if any(listed):
        yield Found(asked, str(len(listed)), variant="listed")
    no_names = frozenset(word.casefold() for word in view.words)
    for question in _triage_questions(view.m, asked):
        texts = _texts(question, view.assessment.answers.get(question.id))
        found = [one for text in texts for one in _persons(view, text, no_names)]
        if found:
            named = [*dict.fromkeys(found)]
            yield Found(question.id, ", ".join(named[:_MOST_NAMED]), substance="\n".join(named))


def _answer(view: View, role: str) -> Answer | None:
    return view.assessment.answers.get(view.place(role))


def _risk_questions(m: Methodology) -> Iterator[Question]:
    """Questions of the baseline, the measures and the test, and the basis of the decision."""
    roles = ("measures", "substantial", "mitigable")
    about = {m.section_of[m.by_role[role].id].id for role in roles if role in m.by_role}
    for section in m.sections:
        for question in section.questions:
            if section.baseline or section.id in about or question.role == "basis":
                yield question


def _triage_questions(m: Methodology, asked: str) -> Iterator[Question]:
    """Questions of the triage, and of the section that describes the exchange."""
    title = m.by_role.get("title")
    ids = {m.section_of[asked].id}
    if title is not None:
        ids.add(m.section_of[title.id].id)
    for section in m.sections:
        yield from section.questions if section.id in ids else ()


def _texts(question: Question, answer: Answer | None) -> Iterator[str]:
    """What an officer wrote to a question: its text, and what stands in columns of text."""
    if answer is None:
        return
    yield unicodedata.normalize("NFC", answer.text)
    written = [each.id for each in question.columns if each.kind is QuestionKind.TEXT]
    for row in rows_of(answer):
        for column in written:
            yield unicodedata.normalize("NFC", row.get(column, ""))


@cache
def _plain(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases as they are looked for, the longest first."""
    folded = {_fold(" ".join(phrase.split())) for phrase in phrases}
    return tuple(sorted(filter(None, folded), key=len, reverse=True))


def _fold(text: str) -> str:
    """Small letters without accents, letter for letter: places stay where they are."""
    return unicodedata.normalize("NFC", text).translate(_PLAIN_LETTERS)


def _hits(phrases: tuple[str, ...], text: str) -> Iterator[tuple[str, str]]:
    """Each phrase that begins a word, as it is written, with the sentence that it stands in."""
    line = " ".join(text.split())
    folded = _fold(line)
    taken: list[tuple[int, int]] = []
    covered = bytearray(len(line))
    for phrase in phrases:
        start = folded.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            begins = start == 0 or not (folded[start - 1].isalnum() or folded[start - 1] == "_")
            if begins and not covered[start]:
                while end < len(line) and line[end].isalnum():
                    end += 1
                covered[start:end] = b"1" * (end - start)
                taken.append((start, end))
            start = folded.find(phrase, end)
    for start, end in sorted(taken)[:_MOST_HITS]:
        yield line[start:end], _sentence(line, start, end)


def _sentence(line: str, start: int, end: int) -> str:
    """The sentence around a place; of a very long one, what stands near."""
    near, far = max(0, start - _LONGEST), end + _LONGEST
    first = max(line.rfind(mark, near, start) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := line.find(mark, end, far)) >= 0]
    return line[first or near : min(ends, default=far)].strip(" .!?")


def _persons(view: View, text: str, no_names: frozenset[str]) -> Iterator[str]:
    for hit in _IDENTIFIERS.finditer(text):
        yield hit.group().strip(" .-")
    on = view.circumstances.on[:4]
    youngest = int(on) - _YOUNGEST if on.isdigit() else 0
    for day in _DAY.finditer(text):
        if int(day.group(1) or day.group(2)) <= youngest:
            yield day.group()
    yield from _names(text, no_names)


def _names(text: str, no_names: frozenset[str]) -> Iterator[str]:
    """Words with a capital that follow one another, unless one of them makes no name."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        joined = bool(run) and _is_gap(text[run[-1].end() : word.start()], run[-1].group())
        if not joined or not _may_follow(word.group()):
            yield from _name_of(text, run, no_names)
            run = []
        if run or _is_name_word(word.group()):
            run.append(word)
    yield from _name_of(text, run, no_names)


def _is_gap(between: str, before: str) -> bool:
    """Spaces, or the point of a title before them."""
    bare = between.strip(" \u00a0")
    return bare != between and (bare == "" or (bare == "." and len(before) <= 3))


def _may_follow(word: str) -> bool:
    return _is_name_word(word) or word.casefold().partition("-")[0] in _PARTICLES


def _is_name_word(word: str) -> bool:
    """A capital and small letters, an initial, or a family name in capitals; never a number."""
    if not word[0].isupper() or any(char.isdigit() for char in word):
        return False
    return len(word) == 1 or not word.isupper() or len(word) >= _LONG_CAPITALS


def _name_of(text: str, run: list[re.Match[str]], no_names: frozenset[str]) -> Iterator[str]:
    """The longest stretches of a run without a word that makes no name."""
    stretch: list[re.Match[str]] = []
    for word in [*run, None]:
        if word is not None and word.group().casefold() not in no_names:
            stretch.append(word)
            continue
        while stretch and stretch[-1].group().casefold() in _PARTICLES:
            stretch.pop()
        if sum(len(each.group()) > 1 for each in stretch) > 1:
            yield " ".join(text[stretch[0].start() : stretch[-1].end()].split())
        stretch = []
