"""The words of home's rows."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.home.content import OF_TRUST, OF_VAULT
from ui.home.rows import Line, Sign
from workstation import words
from workstation.domain.assessment import State
from workstation.domain.banner_words import portion_of
from workstation.domain.register import DueKind
from workstation.domain.text import Language

if TYPE_CHECKING:
    from workstation.domain.register import AssessmentSummary, DueItem
    from workstation.workflows.approvals import PacketRow
    from workstation.workflows.triage import TriageClose

_SOON_DAYS = 21
_CLOSED_SIGNS = {
    State.APPROVED: ("ok", "circle-check"),
    State.DENIED: ("bad", "circle-x"),
}


def local_day(utc: str) -> date:
    """The day, here, of a time in the record."""
    return datetime.fromisoformat(utc).astimezone().date()


class HomeLines(QObject):
    """Words in one language, at one time."""

    def __init__(self, language: Language, now: datetime) -> None:
        super().__init__()
        self._language: Language = language
        self._now = now

    def saved_words(self, utc: str) -> str:
        """When it was saved last, as people say it."""
        if not utc:
            return self.tr("not saved yet")
        saved = datetime.fromisoformat(utc).astimezone()
        days = (self._now.astimezone().date() - saved.date()).days
        time = saved.strftime("%H:%M:%S")
        if days == 0:
            return self.tr("saved today {time}").format(time=time)
        if days == 1:
            return self.tr("saved yesterday {time}").format(time=time)
        return self.tr("saved {date}").format(date=saved.date().isoformat())

    def missing_words(self, line: "AssessmentSummary") -> str:
        """How much is missing, and how much is unable."""
        missing, unable = line.missing or 0, line.unable or 0
        if not missing:
            said = self.tr("Ready to sign")
        else:
            said = self.tr("%n answers missing", "", missing)
        if unable:
            said += ", " + self.tr("%n unable", "", unable)
        return said

    def _title(self, line: "AssessmentSummary") -> str:
        return line.title or self.tr("No title yet")

    def _subject(self, line: "AssessmentSummary") -> str:
        title = self._title(line)
        return f"{title}, {line.partner_name}" if line.partner_name else title

    def draft_line(self, line: "AssessmentSummary") -> Line:
        """An assessment to finish; a triage that a second reader opened again says so."""
        again = Sign(self.tr("Opened again"), "warn", "undo-2") if line.returned_reason else None
        return Line(
            sign=again,
            mark=line.marking if line.title else "",
            title=self._subject(line),
            second=f"{line.id} · {self.saved_words(line.saved_utc)}",
            action=self.tr("Continue"),
            percent=line.percent,
            aside=self.missing_words(line),
        )

    def returned_line(
        self, line: "AssessmentSummary", to_correct: tuple[int, int] | None = None
    ) -> Line:
        """An assessment that came back, with the reason, and how much of it is still to do."""
        reason = self.tr("returned: “{reason}”").format(
            reason=" ".join(line.returned_reason.split())
        )
        missing = line.missing or 0
        sign = None
        if missing:
            sign = Sign(
                self.tr("%n to answer", "", missing),
                "warn",
                "list-checks",
            )
        if to_correct is not None:
            waiting, asked = to_correct
            said = self.tr("{open} of {all} to correct").format(open=waiting, all=asked)
            tone, icon = ("warn", "list-checks") if waiting else ("ok", "circle-check")
            sign = Sign(said, tone, icon)
        return Line(
            mark=line.marking if line.title else "",
            title=self._subject(line),
            second=f"{line.id} · {reason}",
            action=self.tr("Answer"),
            sign=sign,
        )

    def packet_line(self, packet: "PacketRow") -> Line:
        """A packet that waits for a decision."""
        sender = self.tr("from {name}").format(name=packet.author_name)
        authority = packet.authority_required
        office = words.label(f"role.{authority}", self._language) if authority else ""
        return Line(
            mark=portion_of(packet.banner),
            title=", ".join(part for part in (packet.title, packet.partner_name) if part),
            second=f"{packet.assessment} · {sender}",
            action=self.tr("Read"),
            sign=Sign(office.split(",", maxsplit=1)[0], "", "users") if office else None,
        )

    def triage_line(self, closed: "TriageClose") -> Line:
        """A closed triage that was drawn for this officer to read again."""
        author = self.tr("closed by {name}").format(name=closed.author_name)
        what = closed.title or self.tr("Closed triage")
        return Line(
            mark=closed.title_marking if closed.title else "",
            title=f"{what}, {closed.partner_name}" if closed.partner_name else what,
            second=f"{closed.assessment} · {author}",
            action=self.tr("Read again"),
            sign=Sign(self.tr("Triage"), "", "archive"),
        )

    def due_line(self, item: "DueItem") -> Line:
        """Something that is owed by a day."""
        if item.kind in OF_VAULT:
            return self._recovery_line(item)
        if item.kind in OF_TRUST:
            return Line("", self._due_kind(item), item.title, sign=self._owed_sign(item))
        if item.kind is DueKind.ANNUAL_REPORT:
            second = self.tr("To the Minister, before 1 March")
            return Line("", self._due_kind(item), second, sign=self._owed_sign(item))
        parts = (item.subject, item.title, item.partner_name)
        return Line(
            mark="",
            title=self._due_kind(item),
            second=" ".join(
                part for part in (item.marking, ", ".join(part for part in parts if part)) if part
            ),
            sign=self._owed_sign(item),
        )

    def _owed_sign(self, item: "DueItem") -> Sign:
        if item.kind is DueKind.INCIDENT_CITATION:
            return Sign(self.tr("No citation yet"), "warn", "quote")
        return self.due_sign(date.fromisoformat(item.due))

    def _recovery_line(self, item: "DueItem") -> Line:
        if item.kind is DueKind.RECOVERY_DRILL:
            second = self.tr("Type the shares back from paper once a year")
            sign = self.due_sign(date.fromisoformat(item.due))
        else:
            second = {
                "none": self.tr("Without it, lost passphrases lose the vault"),
                "unproven": self.tr("It was made, but never typed back from paper"),
                "used": self.tr("The sheets were used: make a new kit"),
            }[item.detail]
            sign = Sign(self.tr("Owed"), "bad", "triangle-alert")
        return Line(mark="", title=self._due_kind(item), second=second, sign=sign)

    def recovery_words(self, name: str, utc: str, kit: str) -> str:
        """The use of the recovery kit, as every officer is told."""
        said = self.tr(
            "The recovery kit {kit} was used on {date}: {name} became administrator with it."
        )
        return said.format(kit=kit, date=local_day(utc).isoformat(), name=name)

    def _due_kind(self, item: "DueItem") -> str:
        said = {
            "assurance-check": self.tr("Assurance check"),
            "source-refresh": self.tr("Source refresh"),
            "arrangement-review": self.tr("Arrangement review"),
            "assurance-expiry": self.tr("Assurance renewal"),
            "agreement-review": self.tr("Agreement review"),
            "incident-citation": self.tr("Incident to cite"),
            "notice": self.tr("Notice"),
            "recovery-kit": self.tr("Recovery kit"),
            "recovery-drill": self.tr("Recovery drill"),
        }
        named = f"notice.{item.detail}"
        if item.kind.value == "notice" and named in words.catalogue():
            return words.label(named, self._language)
        kind = item.kind.value
        if item.kind is DueKind.ANNUAL_REPORT:
            return words.label("report_due.line", self._language, year=item.detail)
        return said[kind] if kind in said else words.label(f"due.{kind}", self._language)

    def due_sign(self, due: date) -> Sign:
        """How soon, in words."""
        days = (due - self._now.astimezone().date()).days
        if days < 0:
            return Sign(
                self.tr("%n days late", "", -days),
                "bad",
                "triangle-alert",
            )
        if days == 0:
            return Sign(self.tr("Today"), "warn", "clock")
        if days <= _SOON_DAYS:
            return Sign(self.tr("In %n days", "", days), "warn", "clock")
        return Sign(due.isoformat(), "", "calendar")

    def closed_line(self, line: "AssessmentSummary") -> Line:
        """An assessment that was closed of late."""
        tone, icon = _CLOSED_SIGNS.get(line.state, ("", "minus"))
        return Line(
            mark=line.marking if line.title else "",
            title=self._subject(line),
            second=f"{line.id} · {local_day(line.closed_utc).isoformat()}",
            sign=Sign(words.label(f"state.{line.state.value}", self._language), tone, icon),
        )
