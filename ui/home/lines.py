"""The words of home's rows."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.home.rows import Line, Sign
from workstation import words
from workstation.domain.assessment import State
from workstation.domain.text import Language

if TYPE_CHECKING:
    from workstation.domain.register import AssessmentSummary, DueItem
    from workstation.workflows.approvals import PacketRow

_SOON_DAYS = 21
_CLOSED_SIGNS = {
    State.APPROVED: ("ok", "circle-check"),
    State.DENIED: ("bad", "circle-x"),
}


def local_day(utc: str) -> date:
    """The day, here, of a time in the record."""
    return datetime.fromisoformat(utc).astimezone().date()


def saved_words(utc: str, now: datetime) -> str:
    """When it was saved last, as people say it."""
    translate = QCoreApplication.translate
    if not utc:
        return translate("HomeLines", "not saved yet")
    saved = datetime.fromisoformat(utc).astimezone()
    days = (now.astimezone().date() - saved.date()).days
    time = saved.strftime("%H:%M:%S")
    if days == 0:
        return translate("HomeLines", "saved today {time}").format(time=time)
    if days == 1:
        return translate("HomeLines", "saved yesterday {time}").format(time=time)
    return translate("HomeLines", "saved {date}").format(date=saved.date().isoformat())


def missing_words(line: "AssessmentSummary") -> str:
    """How much is missing, and how much is unable."""
    translate = QCoreApplication.translate
    missing, unable = line.missing or 0, line.unable or 0
    if not missing:
        said = translate("HomeLines", "Ready to sign")
    else:
        said = translate("HomeLines", "%n answers missing", "", missing)
    if unable:
        said += ", " + translate("HomeLines", "%n unable", "", unable)
    return said


def _title(line: "AssessmentSummary") -> str:
    return line.title or QCoreApplication.translate("HomeLines", "No title yet")


def _subject(line: "AssessmentSummary") -> str:
    title = _title(line)
    return f"{title}, {line.partner_name}" if line.partner_name else title


def draft_line(line: "AssessmentSummary", now: datetime) -> Line:
    """An assessment to finish."""
    return Line(
        mark=line.marking if line.title else "",
        title=_subject(line),
        second=f"{line.id} · {saved_words(line.saved_utc, now)}",
        action=QCoreApplication.translate("HomeLines", "Continue"),
        percent=line.percent,
        aside=missing_words(line),
    )


def returned_line(line: "AssessmentSummary") -> Line:
    """An assessment that came back, with the reason."""
    translate = QCoreApplication.translate
    reason = translate("HomeLines", "returned: “{reason}”").format(
        reason=" ".join(line.returned_reason.split())
    )
    missing = line.missing or 0
    sign = None
    if missing:
        sign = Sign(translate("HomeLines", "%n to answer", "", missing), "warn", "list-checks")
    return Line(
        mark=line.marking if line.title else "",
        title=_subject(line),
        second=f"{line.id} · {reason}",
        action=translate("HomeLines", "Answer"),
        sign=sign,
    )


def packet_line(packet: "PacketRow", language: Language) -> Line:
    """A packet that waits for a decision."""
    translate = QCoreApplication.translate
    sender = translate("HomeLines", "from {name}").format(name=packet.author_name)
    authority = packet.authority_required
    office = words.label(f"role.{authority}", language) if authority else ""
    return Line(
        mark=f"({packet.banner})",
        title=", ".join(part for part in (packet.title, packet.partner_name) if part),
        second=f"{packet.assessment} · {sender}",
        action=translate("HomeLines", "Read"),
        sign=Sign(office.split(",", maxsplit=1)[0], "", "users") if office else None,
    )


def due_line(item: "DueItem", today: date, language: Language) -> Line:
    """Something that is owed by a day."""
    parts = (item.subject, item.title, item.partner_name)
    return Line(
        mark="",
        title=_due_kind(item, language),
        second=" ".join(
            part for part in (item.marking, ", ".join(part for part in parts if part)) if part
        ),
        sign=due_sign(date.fromisoformat(item.due), today),
    )


def _due_kind(item: "DueItem", language: Language) -> str:
    translate = QCoreApplication.translate
    kind = {
        "assurance-check": translate("HomeLines", "Assurance check"),
        "source-refresh": translate("HomeLines", "Source refresh"),
        "arrangement-review": translate("HomeLines", "Arrangement review"),
        "notice": translate("HomeLines", "Notice"),
    }[item.kind.value]
    named = f"notice.{item.detail}"
    if item.kind.value == "notice" and named in words.catalogue():
        return words.label(named, language)
    return kind


def due_sign(due: date, today: date) -> Sign:
    """How soon, in words."""
    translate = QCoreApplication.translate
    days = (due - today).days
    if days < 0:
        return Sign(translate("HomeLines", "%n days late", "", -days), "bad", "triangle-alert")
    if days == 0:
        return Sign(translate("HomeLines", "Today"), "warn", "clock")
    if days <= _SOON_DAYS:
        return Sign(translate("HomeLines", "In %n days", "", days), "warn", "clock")
    return Sign(due.isoformat(), "", "calendar")


def closed_line(line: "AssessmentSummary", language: Language) -> Line:
    """An assessment that was closed of late."""
    tone, icon = _CLOSED_SIGNS.get(line.state, ("", "minus"))
    return Line(
        mark=line.marking if line.title else "",
        title=_subject(line),
        second=f"{line.id} · {local_day(line.closed_utc).isoformat()}",
        sign=Sign(words.label(f"state.{line.state.value}", language), tone, icon),
    )
