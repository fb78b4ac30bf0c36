"""The cards of the page after a decision: checklist, release, follow-ups, breaches, new data."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.partners.look import days_until, due_look
from ui.partners.rows import Row, clear
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.notice import Card
from workstation import words
from workstation.domain.after import Breach, FollowUp, Release, Touch
from workstation.workflows.releasing import ChecklistItem

_STATE_LOOK = {
    "holds": ("bad", "octagon-alert"),
    "open": ("warn", "circle-dashed"),
    "later": ("", "clock"),
    "done": ("ok", "circle-check"),
    "not-needed": ("", "minus"),
}
_STOP = "stop:"
_RULE = re.compile(r"[A-Z]+-\d+")
"""The number of a rule; what follows it in a stop's name tells stops of one rule apart."""
_RESULT_LOOK = {
    "done": ("ok", "circle-check"),
    "kept": ("ok", "shield-check"),
    "broken": ("bad", "octagon-alert"),
    "unknown": ("unable", "circle-question-mark"),
}
_BREACH_LOOK = {
    "open": ("bad", "shield-alert"),
    "reported": ("warn", "send"),
    "closed": ("", "archive"),
}


class RowsCard(Card):
    """A card of rows, with one action at its head; the focus stays on the row it was on."""

    def __init__(self, context: Context, icon: str, *, action_icon: str = "") -> None:
        super().__init__(context.theme, " ", icon)
        self.context = context
        self.action = button(context.theme, "", "quiet", icon=action_icon, density="small")
        self.head_layout.addWidget(self.action)
        # Only now: shown without a parent it would be a window for a moment.
        self.action.setVisible(bool(action_icon))
        context.theme.set_spacing(self.body, (0, 0, 0, 0), 0)

    @property
    def rows(self) -> list[QWidget]:
        """The rows shown."""
        items = [self.body.itemAt(place) for place in range(self.body.count())]
        widgets = [one.widget() for one in items if one is not None]
        return [one for one in widgets if one is not None]

    def fill(self, rows: Sequence[QWidget], none: str) -> None:
        """Show these rows, or one line that says that there are none."""
        clear(self.body)
        for row in rows:
            self.body.addWidget(row)
        if not rows:
            empty = label(none, "help", wrap=True)
            empty.setContentsMargins(14, 12, 14, 12)
            self.body.addWidget(empty)


class ChecklistCard(RowsCard):
    """Each item with its state, the text that it is about, and its reason."""

    def show_items(self, items: Sequence[ChecklistItem]) -> None:
        """Show the checklist; what holds comes first, what needs nothing is counted only."""
        stops = [one for one in items if one.key.startswith(_STOP) and one.state != "holds"]
        shown = [one for one in items if one not in stops and one.state != "not-needed"]
        total = len(shown) + bool(stops)
        done = sum(one.state in ("done", "later") for one in shown) + bool(stops)
        said = self.tr("{done} of {total} done").format(done=done, total=total)
        self.set_title(self.tr("Before it leaves"), said)
        rows = [self._row(one, place == 0) for place, one in enumerate(shown)]
        if stops:
            rows.append(self._clear(stops))
        self.fill(rows, self.tr("Nothing waits to be sent."))

    def _clear(self, stops: Sequence[ChecklistItem]) -> QWidget:
        """One row for all hard stops that do not hold; their rules stand in it."""
        row = Row(self.context, self.tr("Hard stops of the release"))
        row.add_words(self.tr("%n checked, none of them holds.", "", len(stops)))
        named = (_RULE.match(one.key.removeprefix(_STOP)) for one in stops)
        row.add_words(", ".join(dict.fromkeys(rule[0] for rule in named if rule)), "help")
        said = words.label("release_state.done", self.context.language)
        row.add_badge(said, *_STATE_LOOK["done"])
        return row

    def _row(self, item: ChecklistItem, is_first: bool) -> QWidget:
        language = self.context.language
        row = Row(self.context, item.title.in_language(language), is_first=is_first)
        row.add_words(f"{item.marking} {item.detail}".strip())
        reason = f"{item.reason.in_language(language)} ({item.rule})"
        row.add_words(reason, "help")
        tone, icon = _STATE_LOOK[item.state]
        row.add_badge(words.label(f"release_state.{item.state}", language), tone, icon)
        return row


class ReleaseCard(RowsCard):
    """What was recorded of the release."""

    def show_release(self, release: Release | None) -> None:
        """Show the release; hidden while nobody recorded it."""
        self.setVisible(release is not None)
        self.set_title(self.tr("Release"))
        if release is None:
            return
        language = self.context.language
        row = Row(self.context, release.on, is_first=True)
        row.add_words(f"{release.marking} {release.message}" if release.message else "")
        row.add_words(f"{release.marking} {release.note}" if release.note else "")
        row.add_words(release.exchange, "help")
        sent = release.outcome == "sent"
        tone, icon = ("ok", "send") if sent else ("", "minus")
        row.add_badge(words.label(f"release_outcome.{release.outcome}", language), tone, icon)
        self.fill([row], "")


class FollowUpsCard(RowsCard):
    """What is to be looked after, the longest owed first."""

    def show_items(
        self, items: Sequence[FollowUp], on_done: Callable[[FollowUp], None], *, may_write: bool
    ) -> None:
        """Show the follow-ups; each open one has the way to settle it."""
        self.set_title(self.tr("Follow-ups"), str(sum(not one.done_on for one in items) or ""))
        self.action.setText(self.tr("Add"))
        self.action.setAccessibleName(self.tr("Add a follow-up"))
        self.action.setVisible(may_write)
        rows = [
            self._row(one, on_done, is_first=place == 0, may_write=may_write)
            for place, one in enumerate(items)
        ]
        self.fill(rows, self.tr("They come with the release, or are added here."))

    def _row(
        self,
        item: FollowUp,
        on_done: Callable[[FollowUp], None],
        *,
        is_first: bool,
        may_write: bool,
    ) -> QWidget:
        language = self.context.language
        kind = words.label(f"follow_up_kind.{item.kind}", language)
        row = Row(self.context, f"{kind} · {item.id}", is_first=is_first)
        row.add_words(f"{item.marking} {item.title}")
        row.add_words(f"{item.marking} {item.note}" if item.note else "", "help")
        if item.done_on:
            tone, icon = _RESULT_LOOK[item.result]
            result = words.label(f"follow_up_result.{item.result}", language)
            row.add_badge(f"{result}, {item.done_on}", tone, icon)
            return row
        look = due_look(days_until(item.due, self.context.clock().date()))
        row.add_badge(self.tr("Due {date}").format(date=item.due), look.tone, look.icon)
        if may_write:
            verb = self.tr("Record the result")
            row.add_button(verb, f"{verb}: {item.id}", lambda: on_done(item))
        return row


class BreachesCard(RowsCard):
    """The breaches of the file."""

    def show_items(
        self, items: Sequence[Breach], on_opened: Callable[[Breach], None], *, may_write: bool
    ) -> None:
        """Show the breaches, newest first."""
        self.set_title(self.tr("Breaches"), str(len(items) or ""))
        self.action.setText(self.tr("Record a breach"))
        self.action.setVisible(may_write)
        rows = [self._row(one, on_opened, is_first=place == 0) for place, one in enumerate(items)]
        self.fill(rows, self.tr("None recorded. A broken caveat or assurance stands here."))

    def _row(self, item: Breach, on_opened: Callable[[Breach], None], *, is_first: bool) -> QWidget:
        language = self.context.language
        kind = words.label(f"breach_kind.{item.kind}", language)
        row = Row(self.context, f"{kind} · {item.id} · {item.on}", is_first=is_first)
        row.add_words(f"{item.marking} {item.summary}")
        tone, icon = _BREACH_LOOK[item.status]
        row.add_badge(words.label(f"breach_status.{item.status}", language), tone, icon)
        verb = self.tr("Open")
        row.add_button(verb, f"{verb}: {item.id}", lambda: on_opened(item))
        return row


class TouchesCard(RowsCard):
    """What came into the record since the approval and bears on the file."""

    def show_items(self, items: Sequence[Touch], *, may_write: bool) -> None:
        """Show what is new; hidden when there is nothing."""
        self.setVisible(bool(items))
        self.set_title(self.tr("New in the record since the approval"), str(len(items)))
        self.action.setText(self.tr("Seen, no change"))
        self.action.setVisible(may_write)
        rows = [self._row(one, place == 0) for place, one in enumerate(items)]
        self.fill(rows, "")

    def _row(self, item: Touch, is_first: bool) -> QWidget:
        kind = words.label(f"touch.{item.kind}", self.context.language)
        row = Row(self.context, f"{kind} · {item.subject} · {item.on}", is_first=is_first)
        row.add_words(f"{item.marking} {item.title}".strip())
        return row
