"""The step rail: every section with its state, and how much is done."""

from collections import Counter
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme.parts import frame, label
from ui.theme.theme import Theme
from ui.wizard.desk import OPEN_STATES, Desk
from ui.wizard.findings import groups_of
from ui.wizard.phrases import Phrases
from workstation.domain.assessment import State
from workstation.domain.checks import open_findings
from workstation.domain.completeness import SectionState
from workstation.domain.methodology import Condition, Section
from workstation.domain.text import Text
from workstation.words import label as label_of
from workstation.workflows.partners import country_name

Index = QModelIndex | QPersistentModelIndex
STATE_ROLE = Qt.ItemDataRole.UserRole + 1
_QUIET = ("ok", "unable")
"""Tones of a section that is answered: a warning in it is said instead."""
_AND = Text(" and ", " et ")
ROW_HEIGHT = 33
NUMBER_LEFT, NAME_LEFT = 12, 34
STATE_GAP, ICON, ICON_GAP, STATE_RIGHT = 4, 14, 4, 10


class SectionModel(QAbstractListModel):
    """One row for each section of the methodology."""

    def __init__(self, desk: Desk, phrases: Phrases, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._phrases = phrases
        self._states = {state.section: state for state in desk.found.sections}
        self._current = ""
        self._warnings = self._count_warnings()
        desk.checked.connect(self._on_checked)
        desk.casework.changed.connect(self.refresh)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that this kind of assessment asks, in order."""
        return self._desk.sections

    def row_of(self, section: str) -> int:
        """The row of a section; -1 for one that is not asked."""
        return next((i for i, s in enumerate(self.sections) if s.id == section), -1)

    def set_current(self, section: str) -> None:
        """The section that is being worked on says so."""
        self._current = section
        self.refresh()

    def refresh(self) -> None:
        """Words or states changed."""
        self.dataChanged.emit(self.index(0), self.index(len(self.sections) - 1))

    def state_at(self, row: int) -> tuple[str, str, str]:
        """Words, tone and icon of a row's state."""
        section = self.sections[row].id
        state = self._states.get(section) or SectionState(section, "open")
        said = self._phrases.section_state(state, current=section == self._current)
        warnings = self._warnings.get(section, 0)
        return self._phrases.warnings(warnings) if warnings and said[1] in _QUIET else said

    def remarks_at(self, row: int) -> tuple[str, str, str]:
        """Icon, tone and words of what waits in a row's section; empty when nothing does."""
        asked = [question.id for question in self.sections[row].questions]
        return self._phrases.remarks(*self._desk.casework.waiting_in(asked))

    def title_at(self, row: int) -> str:
        """The short title of a row's section."""
        section = self.sections[row]
        return self._desk.words(section.short or section.title)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One row for each section."""
        return 0 if parent.isValid() else len(self.sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row in words; the delegate reads the parts itself."""
        if not index.isValid():
            return None
        row = index.row()
        number, title = self.sections[row].id, self.title_at(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{number} {title}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            full = self._desk.words(self.sections[row].title)
            said = (self.state_at(row)[0], self.remarks_at(row)[2])
            return f"{number} {full}: {', '.join(part for part in said if part)}"
        if role == STATE_ROLE:
            return self.state_at(row)
        return None

    def _on_checked(self) -> None:
        self._states = {state.section: state for state in self._desk.found.sections}
        self._warnings = self._count_warnings()
        self.refresh()

    def _count_warnings(self) -> dict[str, int]:
        """How many findings without a reason stand in each section."""
        section_of = self._desk.methodology.section_of
        places = groups_of(open_findings(self._desk.found))
        return Counter(
            section_of[group[0].question].id for group in places if group[0].question in section_of
        )


class _RailDelegate(QStyledItemDelegate):
    """Paints number, title and state from tokens."""

    def __init__(self, theme: Theme, model: SectionModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One dense row."""
        return QSize(0, self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row; the current one has the tint and the bar."""
        theme, px, area = self._theme, self._theme.px, option.rect
        words, tone, icon = self._model.state_at(index.row())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, option)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("cell"))
        painter.setPen(theme.colour("text3"))
        number = self._model.sections[index.row()].id
        painter.drawText(area.adjusted(px(NUMBER_LEFT), 0, 0, 0), middle, number)
        name_font = theme.font("cell-strong" if selected else "cell")
        name = self._model.title_at(index.row())
        room = area.width() - px(NAME_LEFT) - QFontMetrics(name_font).horizontalAdvance(name)
        remark, remark_tone, _said = self._model.remarks_at(index.row())
        if remark:
            room -= px(ICON + ICON_GAP)
        left = self._paint_state(painter, area, self._fitting(words, room), tone, icon)
        if remark:
            top = area.top() + (area.height() - px(ICON)) // 2
            painter.drawPixmap(
                left - px(ICON + ICON_GAP), top, theme.pixmap(remark, remark_tone, ICON)
            )
        painter.setFont(name_font)
        painter.setPen(theme.colour("text3" if tone == "text3" and not selected else "text"))
        painter.drawText(area.adjusted(px(NAME_LEFT), 0, 0, 0), middle, name)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.restore()

    def room_needed(self) -> int:
        """The width at which every name stands in full beside the icon of its state."""
        metrics = QFontMetrics(self._theme.font("cell-strong"))
        rows = range(self._model.rowCount())
        widest = max(metrics.horizontalAdvance(self._model.title_at(row)) for row in rows)
        remark = any(self._model.remarks_at(row)[0] for row in rows)
        more = ICON + ICON_GAP if remark else 0
        return widest + self._theme.px(NAME_LEFT + STATE_GAP + ICON + STATE_RIGHT + more)

    def _fitting(self, words: str, room: int) -> str:
        """The words of a state, shortened to their number or to nothing where a name is long.

        A name is never cut; the icon, the tooltip and screen readers say the rest.
        """
        room -= self._theme.px(STATE_GAP + ICON + ICON_GAP + STATE_RIGHT)
        metrics = QFontMetrics(self._theme.font("small"))
        number = words.partition(" ")[0]
        shorter = number if number.isdigit() else ""
        return next((w for w in (words, shorter) if metrics.horizontalAdvance(w) <= room), "")

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, area = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent-tint"))
            bar = QRect(area.left(), area.top(), theme.px(3), area.height())
            painter.fillRect(bar, theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("window"))

    def _paint_state(self, painter: QPainter, area: QRect, words: str, tone: str, icon: str) -> int:
        """Draw words and icon of a state at the right; gives where they begin."""
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("small"))
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        right = area.right() - px(STATE_RIGHT)
        painter.setPen(theme.colour(tone))
        painter.drawText(
            QRect(right - width, area.top(), width + 1, area.height()),
            Qt.AlignmentFlag.AlignVCenter,
            words,
        )
        left = right - width - px(ICON + (ICON_GAP if words else 0))
        top = area.top() + (area.height() - px(ICON)) // 2
        painter.drawPixmap(left, top, theme.pixmap(icon, tone, ICON))
        return int(left)


class _SectionList(QListView):
    """The sections; arrows move, Enter or a click opens."""

    opened = Signal(int)
    """A person wants to open a row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space opens the row that has the focus."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class Rail(QFrame):
    """Sections with a percent bar above and one sentence below."""

    section_requested = Signal(str)
    """A person wants to open a section; its id."""

    def __init__(self, desk: Desk, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self._desk = desk
        self.model = SectionModel(desk, phrases, self)
        self._subject = label("", "small", wrap=True)
        self._title = label("", "strong")
        self._percent = label("", "small")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setProperty("density", "small")
        self.list = _SectionList(self)
        self.list.setProperty("kind", "plain")
        self.list.setModel(self.model)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = _RailDelegate(desk.theme, self.model, self.list)
        self.list.setItemDelegate(self._rows)
        self.list.clicked.connect(lambda index: self._on_opened(index.row()))
        self.list.opened.connect(self._on_opened)
        self._foot = frame("foot")
        self._foot_words = label("", "small", wrap=True)
        self._lay_out()
        desk.theme.dress(self.list, "rows", lambda view: view.scheduleDelayedItemsLayout())
        desk.checked.connect(self._show_progress)
        desk.record_changed.connect(self._show_progress)
        self.setFocusProxy(self.list)
        self.retranslate()

    @property
    def percent(self) -> int:
        """How much of what counts is complete, 0 to 100."""
        visible = self._desk.scope.visible
        closed = {s.id for s in self._desk.methodology.sections if s.after_decision}
        section_of = self._desk.methodology.section_of
        counted = [q for q in visible if section_of[q].id not in closed]
        missing = {need.question for need in self._desk.found.missing}
        done = sum(question not in missing for question in counted)
        return round(100 * done / len(counted)) if counted else 0

    def room_needed(self) -> int:
        """The least width at which no section's name is cut."""
        return self._rows.room_needed()

    def show_section(self, section: str) -> None:
        """Mark the section that is open."""
        self.model.set_current(section)
        self.list.setCurrentIndex(self.model.index(self.model.row_of(section)))

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._show_subject()
        self._title.setText(self.tr("Sections"))
        self.list.setAccessibleName(self.tr("Sections"))
        self.model.refresh()
        self._show_progress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        line = QHBoxLayout()
        theme.set_spacing(line, gap=8)
        line.addWidget(self._title, 1)
        line.addWidget(self._percent)
        head = QVBoxLayout()
        theme.set_spacing(head, (14, 12, 14, 10), 6)
        head.addWidget(self._subject)
        head.addLayout(line)
        head.addWidget(self._bar)
        foot = QVBoxLayout(self._foot)
        theme.set_spacing(foot, (14, 8, 14, 10))
        foot.addWidget(self._foot_words)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._foot)

    def _show_subject(self) -> None:
        """Who is assessed, and how: a number alone is easily taken for another."""
        kind = self._desk.methodology.kind(self._desk.kind.value)
        partner = self._desk.partner
        parts = (
            partner.short_name or partner.name,
            country_name(partner.country, self._desk.language),
            label_of(f"assessment_kind.{self._desk.kind.value}", self._desk.language),
        )
        self._subject.setText(" · ".join(dict.fromkeys(part for part in parts if part)))
        whole = self._desk.words(kind.title) if kind is not None else ""
        self._subject.setToolTip(" · ".join(filter(None, (partner.name, partner.unit, whole))))

    def _on_opened(self, row: int) -> None:
        self.section_requested.emit(self.model.sections[row].id)

    def _show_progress(self) -> None:
        percent = self.percent
        self._bar.setValue(percent)
        self._bar.setAccessibleName(self.tr("{percent} % complete").format(percent=percent))
        self._percent.setText(self.tr("{percent} %").format(percent=percent))
        self._foot_words.setText(self._foot_sentence())

    def _foot_sentence(self) -> str:
        assessment = self._desk.draft.assessment
        if self._desk.found.state is State.TRIAGE_CLOSED:
            return self.tr("This triage is closed. It can be read, not changed.")
        if not self._desk.is_open and self._desk.found.state in OPEN_STATES:
            return self.tr("{name} writes this file.").format(name=assessment.author_name)
        if not self._desk.is_open:
            return self.tr("This file was signed. It can be read, not changed.")
        if assessment.baseline_locked_utc:
            return self.tr("Baseline locked {when} by {who}. A change makes a new version.").format(
                when=local_time(assessment.baseline_locked_utc),
                who=assessment.baseline_locked_by,
            )
        if not any(section.baseline for section in self._desk.sections):
            return self.tr("One yes or unable asks for the full assessment.")
        return self.tr("Sections {numbers} open when the baseline is locked.").format(
            numbers=numbers_behind_lock(self._desk)
        )


def numbers_behind_lock(desk: Desk) -> str:
    """Numbers of the sections that open when the baseline is locked: ``10 and 11``."""
    numbers = [
        section.id
        for section in desk.methodology.sections
        if section.opens_when is not None and _asks_for_lock(section.opens_when)
    ]
    last = desk.words(_AND).join(numbers[-2:])
    return ", ".join((*numbers[:-2], last))


def _asks_for_lock(condition: Condition) -> bool:
    return condition.subject == "baseline.locked" or any(map(_asks_for_lock, condition.parts))


def local_time(utc: str, *, seconds: bool = False) -> str:
    """A stored time in the zone of this machine: ``2026-11-13 10:02``."""
    moment = datetime.fromisoformat(utc.replace("Z", "+00:00")).astimezone()
    return moment.strftime("%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M")
