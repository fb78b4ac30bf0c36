"""English and French, switched without restart."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from workstation import resource
from workstation.domain.text import Language


class Languages(QObject):
    """The language in force.

    Widgets hear of a change through their own ``LanguageChange`` event.

    Signals:
        changed: another language is in force.
    """

    changed = Signal()

    def __init__(self, application: QCoreApplication, language: Language = "en") -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self._language: Language = language
        self._install()

    @property
    def language(self) -> Language:
        """The language in force."""
        return self._language

    def choose(self, language: Language) -> None:
        """Put a language in force."""
        if language == self._language:
            return
        self._language = language
        self._install()
        self.changed.emit()

    def toggle(self) -> None:
        """The other language."""
        self.choose("fr" if self._language == "en" else "en")

    def retire(self) -> None:
        """Take the translators away again; the program has ended."""
        for old in self._translators:
            self._application.removeTranslator(old)
        self._translators = []

    def _install(self) -> None:
        """Swap translators: ours (plural forms in English too) and Qt's own for its menus."""
        self.retire()
        territory = "CA"
        QLocale.setDefault(QLocale(f"{self._language}_{territory}"))
        folder = str(resource.root() / "translations")
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, place in (
            (f"qtbase_{self._language}", qt_folder),
            (f"ui_{self._language}", folder),
        ):
            translator = QTranslator(self)
            if translator.load(name, place):
                self._application.installTranslator(translator)
                self._translators.append(translator)
