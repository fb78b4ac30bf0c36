"""After the decision: what a release needs, what was sent, and what is looked after since."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.after.cards import BreachesCard, ChecklistCard, FollowUpsCard, ReleaseCard, TouchesCard
from ui.after.forms import AfterForms
from ui.errors import sentence
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import UNMARKED, Marking, Page, Place
from ui.theme.parts import button, label, plain
from ui.widgets.badge import Badge
from ui.widgets.notice import Notice
from ui.widgets.record_form import RecordDialog
from workstation import words
from workstation.domain.after import Breach, FollowUp
from workstation.domain.assessment import State
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from workstation.workflows.after_case import AfterCase
    from workstation.workflows.session import Session

_STATE_LOOK = {State.APPROVED: ("ok", "circle-check"), State.DENIED: ("bad", "circle-x")}
_AFTER_LOOK = {"sent": ("ok", "send"), "not-sent": ("", "minus"), "closed": ("", "archive")}


class AfterPage(Page):
    """One decided file. ``place`` names it: ``{"assessment": id}`` or ``{"follow_up": id}``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._assessment = ""
        self._case: AfterCase | None = None
        self.heading = label("", "section", wrap=True)
        self.about = label("", "help", wrap=True)
        self.state = Badge(theme)
        self.after_state = Badge(theme)
        self.notice = Notice(theme, "warn")
        self.file_button = button(theme, "", icon="file-text")
        self.release_button = button(theme, "", "primary", icon="send")
        self.reopen_button = button(theme, "", icon="rotate-ccw")
        self.close_button = button(theme, "", icon="archive")
        self.register_button = button(theme, "", icon="shield-alert")
        self.checklist = ChecklistCard(context, "list-checks")
        self.release = ReleaseCard(context, "send")
        self.touches = TouchesCard(context, "refresh-cw", action_icon="check")
        self.follow_ups = FollowUpsCard(context, "calendar-clock", action_icon="plus")
        self.breaches = BreachesCard(context, "shield-alert", action_icon="plus")
        self.forms = AfterForms(context, self)
        self._lay_out()
        self._connect()
        self._offer_forms()
        self.retranslate()

    @property
    def case(self) -> "AfterCase | None":
        """The file that is shown."""
        return self._case

    def title(self) -> tuple[str, ...]:
        """Assess, the number, and that it is after the decision."""
        parts = (self.tr("Assess"), self._assessment, self.tr("After the decision"))
        return tuple(part for part in parts if part)

    def marking(self) -> Marking:
        """Rolled up from everything that is on screen."""
        if self._case is None:
            return UNMARKED
        return rolled_up(list(self._case.marks), self.context.language)

    def panes(self) -> list[QWidget]:
        """The actions, then the head of each card that has one."""
        first = next(
            (one for one in (self.release_button, self.reopen_button) if one.isVisibleTo(self)),
            self.file_button,
        )
        heads = (self.touches.action, self.follow_ups.action, self.breaches.action)
        return [first, *(one for one in heads if one.isVisibleTo(self))]

    def load(self) -> None:
        """Read the file again."""
        if not self._assessment:
            return
        wanted = self._assessment

        def read(session: "Session") -> "AfterCase":
            from workstation.workflows import after_case

            return after_case.look(session, wanted)

        self.context.door.run(read, self._on_read, self.context.show_error, owner=self)

    def place(self) -> Place:
        """The file."""
        return {"assessment": self._assessment}

    def restore(self, place: Place) -> None:
        """Show a file, or the file that a follow-up belongs to."""
        follow_up = str(place.get("follow_up", ""))
        if follow_up:

            def read(session: "Session") -> str:
                from workstation.workflows import after_case

                return after_case.case_of_follow_up(session, follow_up)

            self.context.door.run(read, self._show, self.context.show_error, owner=self)
        elif place.get("assessment"):
            self._show(str(place["assessment"]))

    def help_topic(self) -> str:
        """The rules behind the page."""
        return self.tr(
            "Nothing leaves before the caveat is on the message and accuracy and reliability are "
            "attached (Directions s. 1(4); B-7). A refusal or an approval is re-opened only on "
            "facts that are materially new, as a linked file (D)."
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.file_button.setText(self.tr("Open the file"))
        self.release_button.setText(self.tr("Record the release"))
        self.reopen_button.setText(self.tr("Re-open"))
        self.close_button.setText(self.tr("Close the case"))
        self.register_button.setText(self.tr("All breaches"))
        self._fill()

    def _show(self, assessment: str) -> None:
        if assessment != self._assessment:
            self._assessment, self._case = assessment, None
            self.title_changed.emit()
        self.load()

    def _on_read(self, case: "AfterCase") -> None:
        if case.id != self._assessment:
            return
        self._case = case
        self._fill()
        self.title_changed.emit()
        self.marking_changed.emit()

    def _fill(self) -> None:
        case = self._case
        self._body.setVisible(case is not None)
        if case is None:
            return
        language = self.context.language
        self.heading.setText(f"{case.marking} {case.title}".strip() or case.id)
        self.about.setText(" · ".join(filter(None, (case.id, case.partner_name, case.exchange))))
        tone, icon = _STATE_LOOK.get(case.state, ("", "circle-dashed"))
        self.state.show_as(words.label(f"state.{case.state.value}", language), tone, icon)
        self.after_state.setVisible(bool(case.after_state))
        if case.after_state:
            tone, icon = _AFTER_LOOK[case.after_state]
            said = words.label(f"release_outcome.{case.after_state}", language)
            self.after_state.show_as(said, tone, icon)
        self._show_notice(case)
        self._show_actions(case)
        may_write = self._may_write and not case.is_closed
        self.checklist.setVisible(bool(case.items))
        self.checklist.show_items(case.items)
        self.release.show_release(case.release)
        self.touches.show_items(case.touches, may_write=may_write)
        self.follow_ups.show_items(case.follow_ups, self._open_done, may_write=may_write)
        self.breaches.show_items(case.breaches, self._open_breach, may_write=may_write)

    @property
    def _may_write(self) -> bool:
        return self.forms.may_write

    def _show_notice(self, case: "AfterCase") -> None:
        tone, said, link = "info", "", ""
        held = next((one for one in case.items if one.state == "holds"), None)
        if case.follower:
            said = self.tr("{id} follows this file; nothing is released on this one any more.")
            tone, said, link = "warn", said.format(id=case.follower), self.tr("Open it")
        elif held is not None:
            said = self.tr("Nothing may leave: {reason}")
            tone = "bad"
            said = said.format(reason=held.title.in_language(self.context.language))
        elif case.state is State.DENIED:
            said = self.tr("A refusal is final. Only materially new facts open it again.")
        elif case.state is State.TRIAGE_CLOSED:
            said = self.tr("Closed at triage. Materially new facts open it again.")
        elif case.state is not State.APPROVED:
            said = self.tr("This file is not decided yet.")
        elif case.is_sent and case.left:
            said = sentence(case.left[0], self.context.language)
        self.notice.show_as(tone, said, link)
        self.notice.setVisible(bool(said))

    def _show_actions(self, case: "AfterCase") -> None:
        approved = case.state is State.APPROVED and not case.is_closed
        granted = self.context.officer.permissions
        decided = approved or case.state in {State.DENIED, State.TRIAGE_CLOSED}
        held = any(one.state == "holds" for one in case.items)
        self.release_button.setVisible(self._may_write and approved and not case.is_sent)
        self.release_button.setEnabled(not held or case.release is None)
        self.reopen_button.setVisible(
            decided and not case.follower and Permission.ASSESS in granted and self._may_write
        )
        self.close_button.setVisible(self._may_write and approved)
        self.close_button.setEnabled(not case.left)
        why = sentence(case.left[0], self.context.language) if case.left else ""
        self.close_button.setToolTip(why)

    def _open(self, name: str, **more: str) -> Callable[[], None]:
        def opened() -> None:
            if self._case is not None:
                self.context.forms.open(name, assessment=self._case.id, **more)

        return opened

    def _open_done(self, item: FollowUp) -> None:
        self._open("after.done", follow_up=item.id)()

    def _open_breach(self, item: Breach) -> None:
        self._open("after.breach", breach=item.id)()

    def _offer_forms(self) -> None:
        offer = self.context.forms.offer
        offer("after.release", partial(self._make, self._make_release))
        offer("after.done", partial(self._make, self._make_done))
        offer("after.breach", partial(self._make, self._make_breach))
        offer("after.follow_up", partial(self._make, lambda c: self.forms.follow_up(c.id)))
        offer("after.seen", partial(self._make, lambda c: self.forms.seen(c.id)))
        offer("after.close", partial(self._make, lambda c: self.forms.close(c.id)))
        offer(
            "after.reopen",
            partial(self._make, lambda c: self.forms.reopen(c.id, self._on_reopened)),
        )

    def _make(
        self, make: Callable[..., RecordDialog | None], assessment: str, **more: str
    ) -> RecordDialog | None:
        """A form of the file that is shown; None while it is not read."""
        case = self._case
        if case is None or case.id != assessment:
            return None
        made = make(case, **more)
        if made is not None:
            made.accepted.connect(self.load)
        return made

    def _today(self) -> str:
        return self.context.clock().date().isoformat()

    def _make_release(self, case: "AfterCase") -> RecordDialog:
        return self.forms.release(case.id, case.items, self._today(), case.marking)

    def _make_done(self, case: "AfterCase", follow_up: str) -> RecordDialog | None:
        from workstation.workflows import follow_ups

        item = next((one for one in case.follow_ups if one.id == follow_up), None)
        if item is None:
            return None
        return self.forms.done(item, follow_ups.results_of(item), self._today())

    def _make_breach(self, case: "AfterCase", breach: str = "") -> RecordDialog | None:
        held = next((one for one in case.breaches if one.id == breach), None)
        if breach and held is None:
            return None
        new = Breach("", case.partner, case.id, case.exchange, self._today(), "", "", case.marking)
        return self.forms.breach(held or new)

    def _on_reopened(self, assessment: object) -> None:
        self.context.navigate("assess", {"assessment": str(assessment)})

    def _on_notice(self) -> None:
        if self._case is not None and self._case.follower:
            self.context.navigate("assess", {"assessment": self._case.follower})

    def _connect(self) -> None:
        self.file_button.clicked.connect(
            lambda: self.context.navigate("assess", {"assessment": self._assessment})
        )
        self.register_button.clicked.connect(lambda: self.context.navigate("breaches"))
        self.release_button.clicked.connect(self._open("after.release"))
        self.reopen_button.clicked.connect(self._open("after.reopen"))
        self.close_button.clicked.connect(self._open("after.close"))
        self.touches.action.clicked.connect(self._open("after.seen"))
        self.follow_ups.action.clicked.connect(self._open("after.follow_up"))
        self.breaches.action.clicked.connect(self._open("after.breach"))
        self.notice.link_activated.connect(self._on_notice)
        add = self.context.shortcuts.add
        add(
            self, "Ctrl+Return", lambda: self.tr("Record the release"),
            self.release_button.click, button=self.release_button,
        )  # fmt: skip
        add(self, "Ctrl+H", lambda: self.tr("History of this assessment"), self._show_history)

    def _show_history(self) -> None:
        self.context.navigate("admin", {"history": self._assessment})

    def _lay_out(self) -> None:
        theme = self.context.theme
        badges = QHBoxLayout()
        theme.set_spacing(badges, gap=8)
        badges.addWidget(self.state)
        badges.addWidget(self.after_state)
        badges.addWidget(self.about, 1)
        actions = QHBoxLayout()
        theme.set_spacing(actions, gap=8)
        for one in (
            self.release_button,
            self.reopen_button,
            self.close_button,
            self.file_button,
        ):
            actions.addWidget(one)
        actions.addStretch(1)
        actions.addWidget(self.register_button)
        self._body = plain()
        column = QVBoxLayout(self._body)
        theme.set_spacing(column, (20, 16, 20, 20), 12)
        column.addWidget(self.heading)
        column.addLayout(badges)
        column.addWidget(self.notice)
        column.addLayout(actions)
        cards = (self.touches, self.checklist, self.release, self.follow_ups, self.breaches)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(area)
