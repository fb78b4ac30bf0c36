"""Administration: officers, trust, methodologies, vault, safekeeping and the office, as tabs."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.admin.authority import AuthorityTab
from ui.admin.methodology import MethodologyTab
from ui.admin.officers import OfficersTab
from ui.admin.safety import SafetyTab
from ui.admin.tab import AdminTab
from ui.admin.trust import TrustTab
from ui.admin.vault import VaultTab
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place
from ui.theme.parts import frame


class AdminPage(Page):
    """The tabs; what an officer may not change is shown but disabled, with the reason."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.officers = OfficersTab(context)
        self.trust = TrustTab(context)
        self.methodologies = MethodologyTab(context)
        self.vault = VaultTab(context)
        self.safety = SafetyTab(context)
        self.authority = AuthorityTab(context)
        self._parts: tuple[AdminTab, ...] = (
            self.officers,
            self.trust,
            self.methodologies,
            self.vault,
            self.safety,
            self.authority,
        )
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.pages = QStackedWidget()
        for part in self._parts:
            self.tabs.addTab("")
            self.pages.addWidget(part)
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.vault.marking_changed.connect(self.marking_changed)
        add, step = context.shortcuts.add, self._step
        add(self, "Ctrl+PgDown", lambda: self.tr("Next tab"), step(1))
        add(self, "Ctrl+PgUp", lambda: self.tr("Previous tab"), step(-1))
        self.retranslate()

    @property
    def current(self) -> AdminTab:
        """The tab in front."""
        return self._parts[self.tabs.currentIndex()]

    def title(self) -> tuple[str, ...]:
        """The page's name."""
        return (self.tr("Administration"),)

    def marking(self) -> Marking:
        """Rolled up from the entry of the history that is shown."""
        shown = self.vault.markings if self.current is self.vault else ()
        return rolled_up(shown, self.context.language)

    def panes(self) -> list[QWidget]:
        """The tabs, then what the tab holds."""
        return [self.tabs, *self.current.panes()]

    def load(self) -> None:
        """Read what the tab in front shows."""
        self.current.load()

    def place(self) -> Place:
        """The tab in front."""
        return {"tab": self.tabs.currentIndex()}

    def restore(self, place: Place) -> None:
        """Bring a tab to the front, or the history of one record: ``{"history": "P-0001"}``."""
        wanted = place.get("tab", 0)
        subject = place.get("history")
        if isinstance(subject, str):
            self.tabs.setCurrentIndex(self._parts.index(self.vault))
            self.vault.show_history(subject)
        elif isinstance(wanted, int) and 0 <= wanted < self.tabs.count():
            self.tabs.setCurrentIndex(wanted)

    def help_topic(self) -> str:
        """What administering is, and is not."""
        return self.tr(
            "Administering gives no right to read or change assessments. Every change made here "
            "is an entry in the history."
        )

    def retranslate(self) -> None:
        """Set every word anew; the tabs follow by themselves."""
        titles = (
            self.tr("Officers"),
            self.tr("Trust"),
            self.tr("Methodologies"),
            self.tr("Vault"),
            self.tr("Safekeeping"),
            self.tr("Office"),
        )
        for place, title in enumerate(titles):
            self.tabs.setTabText(place, title)
        self.tabs.setAccessibleName(self.tr("Parts of the administration"))

    def _on_tab_changed(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        self.current.load()
        self.marking_changed.emit()

    def _step(self, by: int) -> Callable[[], None]:
        def go() -> None:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

        return go

    def _lay_out(self) -> None:
        theme = self.context.theme
        head = frame("topbar")
        row = QHBoxLayout(head)
        theme.set_spacing(row, (20, 4, 20, 0))
        row.addWidget(self.tabs)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(head)
        outer.addWidget(self.pages, 1)
