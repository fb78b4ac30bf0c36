"""Annex A: the partner's prior record. B: evidence. C: how the values arose, and changes."""

from typing import Any

from workstation.documents.packet_record import THIRD_RENDERER, is_of
from workstation.documents.plain import literal
from workstation.documents.record_words import line_words
from workstation.documents.sheet import Sheet, gray, semibold
from workstation.documents.typeface import COLUMN, MONO
from workstation.domain.reliance import reason_role


def story(sheet: Sheet) -> list[Any]:
    """All annexes."""
    return [*_prior_record(sheet), *_evidence(sheet), *_changes(sheet)]


def _prior_record(sheet: Sheet) -> list[Any]:
    from workstation.documents import flow

    parts = flow.heading(sheet, sheet.say("annex.record"), "annex-a")
    entries = sheet.record["prior_record"]
    if not entries:
        parts.append(sheet.paragraph(sheet.say("annex.record.none"), "intro"))
    else:
        rows = [_line(sheet, entry) for entry in entries]
        head = [sheet.say(f"annex.record.{key}") for key in ("on", "kind", "what", "result")]
        parts.append(flow.ruled_table(sheet, [55, 72, 287, COLUMN - 414], head, rows))
    return [*parts, *_past_date(sheet), *_indicators(sheet)]


def _line(sheet: Sheet, entry: dict[str, str]) -> list[Any]:
    result, detail = line_words(sheet, entry)
    return [
        sheet.paragraph(entry["on"]),
        sheet.paragraph(sheet.name(f"timeline.{entry['kind']}")),
        _entry(sheet, entry, detail),
        sheet.paragraph(result),
    ]


def _past_date(sheet: Sheet) -> list[Any]:
    """What the file rests on that was past its date when it was signed, and where the reason is."""
    from workstation.documents import flow

    if not is_of(sheet.record, THIRD_RENDERER):
        return []
    title = _subtitle(sheet, "annex.past")
    stale = sheet.record["circumstances"]["stale"]
    if not stale:
        return [_gap(8), title, sheet.paragraph(sheet.say("annex.past.none"), "intro")]
    rows = [
        [
            sheet.paragraph(sheet.name(f"material.{each['kind']}")),
            sheet.marked_pieces(each["marking"], f"{each['subject']}: {each['title']}"),
            sheet.paragraph(each["since"] or sheet.say("annex.past.undated")),
            sheet.paragraph(_reason_at(sheet, each["kind"])),
        ]
        for each in stale
    ]
    head = [sheet.say(f"annex.past.{key}") for key in ("what", "title", "since", "reason")]
    return [_gap(8), title, flow.ruled_table(sheet, [80, 262, 86, COLUMN - 428], head, rows)]


def _reason_at(sheet: Sheet, kind: str) -> str:
    """Which question holds the reason to rely on a kind of thing that is past its date."""
    question = sheet.methodology.by_role.get(reason_role(kind))
    if question is None or not sheet.answers.get(question.id, {}).get("text"):
        return sheet.say("annex.past.not_asked")
    return sheet.say("annex.past.reason_at", number=question.id)


def _entry(sheet: Sheet, entry: dict[str, str], detail: str) -> list[Any]:
    text = f"{entry['subject']}: {entry['summary']}" if entry["subject"] else entry["summary"]
    return sheet.marked_pieces(entry["marking"], text, gray(literal(detail)))


def _indicators(sheet: Sheet) -> list[Any]:
    from workstation.documents import flow

    indicators = sheet.record["indicators"]
    if not indicators:
        return []
    rows = [
        [
            sheet.paragraph(each["dataset"].upper()),
            sheet.paragraph(each["country"]),
            sheet.paragraph(each["code"]),
            sheet.paragraph(str(each["year"])),
            sheet.paragraph(each["value"] or sheet.say("value.none")),
        ]
        for each in indicators
    ]
    head = [
        sheet.say(f"annex.indicators.{key}")
        for key in ("dataset", "country", "code", "year", "value")
    ]
    title = _subtitle(sheet, "annex.indicators")
    table = flow.ruled_table(sheet, [110, 80, 150, 70, COLUMN - 410], head, rows)
    cited = [
        _in_english(
            sheet.paragraph(sheet.say("annex.indicators.cited", text=each["text"]), "intro")
        )
        for each in sheet.record.get("citations", ())
    ]
    return [_gap(8), title, table, *([_gap(4), *cited] if cited else [])]


def _subtitle(sheet: Sheet, key: str) -> Any:
    title = sheet.paragraph(sheet.say(key), "answer")
    title.keepWithNext = True
    title.element.kind = "H3"
    return title


def _in_english(paragraph: Any) -> Any:
    """Datasets ask to be cited in the language that they are published in."""
    paragraph.element.language = "en"
    return paragraph


def _gap(height: float) -> Any:
    from reportlab.platypus import Spacer

    return Spacer(1, height)


def _evidence(sheet: Sheet) -> list[Any]:
    from workstation.documents import flow

    parts = flow.heading(sheet, sheet.say("annex.evidence"), "annex-b")
    evidence = sheet.record["assessment"]["evidence"]
    if not evidence:
        return [*parts, sheet.paragraph(sheet.say("annex.evidence.none"), "intro")]
    used = _uses(sheet)
    rows = [
        [
            sheet.paragraph(each["id"]),
            _evidence_words(sheet, each),
            sheet.paragraph(sheet.say(f"evidence.{each['kind']}")),
            sheet.paragraph(each["dated"] or sheet.say("value.none")),
            sheet.paragraph(", ".join(used.get(each["id"], [])) or sheet.say("value.none")),
        ]
        for each in evidence
    ]
    head = [sheet.say(f"annex.evidence.{key}") for key in ("id", "title", "kind", "dated", "used")]
    return [*parts, flow.ruled_table(sheet, [30, 278, 62, 58, COLUMN - 428], head, rows)]


def _evidence_words(sheet: Sheet, each: dict[str, Any]) -> list[Any]:
    after = gray(literal(each["reference"])) if each["kind"] != "file" else ""
    if each["sha256"]:
        halves = each["sha256"][:32], each["sha256"][32:]
        digest = "<br/>".join(literal(half) for half in halves)
        after += f'<br/><font name="{MONO}" size="7">SHA-256 {digest}</font>'
    return sheet.marked_pieces(each["marking"], each["title"], after)


def _uses(sheet: Sheet) -> dict[str, list[str]]:
    used: dict[str, list[str]] = {}
    for question in sheet.methodology.questions:
        for evidence in sheet.answers.get(question, {}).get("evidence", []):
            used.setdefault(evidence, []).append(question)
    return used


def _changes(sheet: Sheet) -> list[Any]:
    from workstation.documents import flow

    parts = flow.heading(sheet, sheet.say("annex.changes"), "annex-c")
    changes = sheet.record["changes"]
    if changes:
        rows = [
            [
                sheet.paragraph(str(each["version"])),
                sheet.paragraph(each["at"][:10]),
                sheet.paragraph(each["who"]),
                _change(sheet, each),
            ]
            for each in changes
        ]
        head = [sheet.say(f"annex.changes.{key}") for key in ("version", "on", "who", "what")]
        parts.append(flow.ruled_table(sheet, [44, 58, 110, COLUMN - 212], head, rows))
    else:
        parts.append(sheet.paragraph(sheet.say("annex.changes.none"), "intro"))
    return [*parts, *_provenance(sheet)]


def _change(sheet: Sheet, each: dict[str, str]) -> list[Any]:
    what = sheet.markup(semibold(literal(each["what"])))
    return [what, *sheet.marked_pieces(each["marking"], each["text"])]


def _provenance(sheet: Sheet) -> list[Any]:
    """What this document was made from, so that it can be made again."""
    record = sheet.record
    lines = [
        (sheet.say("made.methodology"), record["methodology"]["sha256"]),
        (sheet.say("made.ledger", seq=record["ledger"]["seq"]), record["ledger"]["head"]),
    ]
    parts: list[Any] = [_gap(6)]
    for name, digest in lines:
        if digest:
            mono = (
                f'<font name="{MONO}" size="7">{literal(digest[:32])} {literal(digest[32:])}</font>'
            )
            parts.append(sheet.markup(f"{gray(literal(name))} {mono}", "small"))
    return parts
