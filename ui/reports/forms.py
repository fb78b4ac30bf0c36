"""The two forms of the report: a passage in both languages, and the mark of a number."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.shell.context import Context
from ui.theme.theme import set_variant
from ui.widgets.marked_text import MarkedText
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Save, Values
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.reporting import (
    REASONS,
    RECIPIENTS,
    SLOTS,
    UNMARKED_PUBLIC,
    NumberMark,
    Passage,
)
from workstation.domain.text import LANGUAGES, Language
from workstation.workflows.session import Session


class ReportForms(QObject):
    """Makes the forms; ``on_saved`` is called after each write."""

    def __init__(self, context: Context, parent: QWidget, on_saved: Callable[[], None]) -> None:
        super().__init__(parent)
        self._context, self._parent, self._on_saved = context, parent, on_saved

    def passage(self, year: int, slot: str, number: int, held: list[Passage]) -> RecordDialog:
        """A passage; its mark, reason and recipients hold for both languages."""
        twins = {each.language: each for each in held if (each.slot, each.number) == (slot, number)}
        now = next(iter(twins.values()), Passage(year, slot, number, "en", "", UNMARKED_PUBLIC))
        fields = [
            Field("slot", FieldKind.CHOICE, self.tr("Part of the report"), value=slot,
                  choices=self._choices("report_slot", (slot,) if twins else SLOTS)),
            Field("en", FieldKind.MARKED, self.tr("English text"), value=_text(twins, "en")),
            Field("fr", FieldKind.TEXT, self.tr("French text"), value=_text(twins, "fr"),
                  help=self.tr("It bears the same mark and states the same numbers.")),
            *self._handling(now),
        ]  # fmt: skip
        title = self.tr("Passage of the report on {year}").format(year=year)
        save = self._saving(lambda values: self._passages(year, number, held, values))
        return self._dialog(title, fields, save, now.marking)

    def number(self, mark: NumberMark) -> RecordDialog:
        """How a number is marked; its own mark stands at the name of the number."""
        name = words.find(f"report_figure.{mark.figure}", self._context.language) or mark.figure
        fields = [
            Field("name", FieldKind.MARKED, self.tr("Number and its mark"), value=name),
            *self._handling(mark),
        ]  # fmt: skip
        title = self.tr("Mark of a number of the report on {year}").format(year=mark.year)

        def write(session: Session, values: Values) -> None:
            from workstation.workflows import report_texts

            report_texts.mark_number(
                session, replace(mark, marking=values["marking"], **_handled(values))
            )

        dialog = self._dialog(title, fields, self._save_by(write), mark.marking)
        shown = dialog.lines["name"].input
        assert isinstance(shown, MarkedText)
        shown.field.setReadOnly(True)
        set_variant(shown.field)
        return dialog

    def remove(self, passages: list[Passage], on_done: Callable[[], None]) -> None:
        """Take passages away; they can be brought back by saving them again."""
        self.keep([replace(each, text="") for each in passages], on_done)

    def keep(self, passages: list[Passage], on_done: Callable[[], None]) -> None:
        """Save passages as they are."""

        def write(session: Session) -> None:
            from workstation.workflows import report_texts

            report_texts.save_passages(session, passages)

        def done(_none: None) -> None:
            on_done()
            self._on_saved()

        self._context.door.run(write, done, self._context.show_error, owner=self._parent)

    def _dialog(self, title: str, fields: list[Field], save: Save, marking: str) -> RecordDialog:
        return RecordDialog(
            self._context, title, fields, save, verb=self.tr("Save"), marking=marking,
            parent=self._parent,
        )  # fmt: skip

    def _handling(self, now: Passage | NumberMark) -> list[Field]:
        language = self._context.language
        named = {each: words.label(f"report_version.{each}", language) for each in RECIPIENTS}
        return [
            Field("reason", FieldKind.CHOICE, self.tr("Why it may not be public"),
                  value=now.reason, optional=True,
                  choices=self._choices("report_reason", REASONS)),
            Field("redacted", FieldKind.CHECK, self.tr("Take it out of the public version"),
                  value="yes" if now.redacted else "", errors=("report.no_reason",)),
            *(
                Field(f"withheld_{each}", FieldKind.CHECK,
                      self.tr("Leave it out of this version: {version}").format(version=name),
                      value="yes" if each in now.withheld else "")
                for each, name in named.items()
            ),
        ]  # fmt: skip

    def _choices(self, family: str, ids: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        language = self._context.language
        return tuple((each, words.label(f"{family}.{each}", language)) for each in ids)

    def _passages(
        self, year: int, number: int, held: list[Passage], values: Values
    ) -> list[Passage]:
        from workstation.workflows import report_texts

        slot = values["slot"]
        place = number or report_texts.next_number(held, slot)
        return [
            Passage(year, slot, place, language, values[language], values["marking"],
                    **_handled(values))
            for language in LANGUAGES
        ]  # fmt: skip

    def _saving(self, made: Callable[[Values], list[Passage]]) -> Save:
        def write(session: Session, values: Values) -> None:
            from workstation.workflows import report_texts

            report_texts.save_passages(session, made(values))

        return self._save_by(write)

    def _save_by(self, write: Callable[[Session, Values], None]) -> Save:
        def save(
            values: Values, on_saved: Callable[[], None], on_error: Callable[[UserError], None]
        ) -> None:
            def done(_none: None) -> None:
                on_saved()
                self._on_saved()

            self._context.door.run(
                lambda session: write(session, values), done, on_error, owner=self._parent
            )

        return save


def _text(twins: dict[Language, Passage], language: Language) -> str:
    return twins[language].text if language in twins else ""


def _handled(values: Values) -> dict[str, Any]:
    return {
        "reason": values["reason"],
        "redacted": bool(values["redacted"]),
        "withheld": tuple(each for each in RECIPIENTS if values[f"withheld_{each}"]),
    }
