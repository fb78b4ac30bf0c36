"""The form of a source, with the file that it carries."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ui.registers.forms.maker import Countries, FormMaker
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.file_field import KeptFile
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation.domain.officer import Permission
from workstation.domain.partner import SOURCE_KINDS, Source
from workstation.workflows.session import Session


class SourceForm(FormMaker):
    """A dated and graded source, about a partner, a country, or both."""

    def fields(self, now: Source, countries: Countries = ()) -> tuple[Field, ...]:
        """What is asked about a source."""
        return (
            Field("title", FieldKind.LINE, self.tr("Title"), value=now.title),
            *self._about(now, countries),
            Field("publisher", FieldKind.LINE, self.tr("Publisher"), value=now.publisher),
            Field(
                "kind",
                FieldKind.CHOICE,
                self.tr("Kind"),
                choices=self.choices("source_kind", SOURCE_KINDS),
                value=now.kind,
                beside=True,
            ),
            Field("on", FieldKind.DATE, self.tr("Dated"), value=now.on),
            Field(
                "max_age_months",
                FieldKind.NUMBER,
                self.tr("Good for (months)"),
                value=str(now.max_age_months),
                beside=True,
            ),
            Field(
                "grade",
                FieldKind.LINE,
                self.tr("Grade"),
                self.tr("Reliability A to F and credibility 1 to 6, for example B2."),
                value=now.grade,
            ),
            Field("summary", FieldKind.MARKED, self.tr("What it says"), value=now.summary),
            Field(
                "file",
                FieldKind.FILE,
                self.tr("File"),
                errors=("evidence.", "source.no_file"),
                file=self._held(now),
            ),
        )

    def make(
        self,
        partner: str,
        country: str,
        today: str,
        now: Source | None = None,
        countries: Countries = (),
    ) -> RecordDialog:
        """The form, empty or of a source."""
        kept = now or Source("", partner, country, "", "", today, "")

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers, sources

            path = values.pop("file")
            if path:
                sources.check_file(Path(path))
            about: Values = {"partner": partner, "country": country} | values
            if now is None:
                saved = registers.add_source(session, **about)
            else:
                saved = sources.save_source(session, replace(now, **values))
            return sources.attach_file(session, saved.id, Path(path)).same if path else ()

        def say(same: object) -> None:
            if isinstance(same, tuple) and same:
                said = self.tr("The same file is with {sources} already.")
                self._context.notify("info", said.format(sources=", ".join(same)))

        title = self.tr("Change source") if now else self.tr("Record a source")
        fields = self.fields(kept, countries)
        return self.dialog(title, fields, job, "source", marking=kept.marking, on_saved=say)

    def _about(self, now: Source, countries: Countries) -> tuple[Field, ...]:
        """Partner and country, where the page that asks does not say them."""
        if not countries:
            return ()
        return (
            Field(
                "partner",
                FieldKind.PICK,
                self.tr("Partner"),
                self.tr("Leave empty for a source about a whole country."),
                value=now.partner,
                search=self.search_partners,
                errors=("partner.unknown", "source.about_nothing"),
            ),
            Field(
                "country",
                FieldKind.CHOICE,
                self.tr("Country"),
                choices=countries,
                value=now.country,
                optional=True,
            ),
        )

    def _held(self, now: Source) -> KeptFile | None:
        if not now.sha256:
            return None
        name = now.file_name or now.id
        may_copy = Permission.EXPORT in self._context.officer.permissions
        copier = self._copier(now.id, name) if may_copy else None
        return KeptFile(name, now.sha256, self._sizer(now.id), copier)

    def _sizer(self, source: str) -> Callable[[Callable[[int], None]], None]:
        def read(on_size: Callable[[int], None]) -> None:
            def job(session: Session) -> int:
                from workstation.workflows import sources

                return sources.file_size(session, source)

            self._context.door.run(job, on_size, owner=self)

        return read

    def _copier(self, source: str, name: str) -> Callable[[], None]:
        def write(path: Path) -> None:
            def job(session: Session) -> None:
                from workstation.workflows import sources

                # The dialog asked before a file that is there was chosen.
                sources.write_file(session, source, path, force=True)

            def written(_result: None) -> None:
                self._context.notify("ok", self.tr("Copy written: {file}").format(file=path.name))

            self._context.door.run(job, written, owner=self)

        def ask() -> None:
            title, kinds = self.tr("Save a copy"), self.tr("All files (*)")
            ask_where_to_write(self._parent, title, kinds, Path(name), write)

        return ask
