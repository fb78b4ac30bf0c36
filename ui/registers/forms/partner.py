"""The form of a partner or of one of its units."""

from dataclasses import replace

from ui.partners.merge import tell_alike
from ui.registers.forms.maker import Countries, FormMaker
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation.domain.partner import Partner, PartnerKind
from workstation.workflows.session import Session

POWERS = ("arrest", "detention", "interrogation")
"""The powers whose misuse the Act is about; others can be written beside them."""


class PartnerForm(FormMaker):
    """A new partner, or a change of one."""

    def fields(self, countries: Countries, now: Partner | None = None) -> tuple[Field, ...]:
        """What is asked about a partner."""
        kept = now or Partner("", "", PartnerKind.INTELLIGENCE, "")
        others = [power for power in kept.mandate if power not in POWERS]
        kinds = self.choices("partner_kind", [kind.value for kind in PartnerKind])
        return (
            Field("name", FieldKind.LINE, self.tr("Name"), value=kept.name),
            Field(
                "unit",
                FieldKind.LINE,
                self.tr("Unit"),
                self.tr("The exact unit that receives or sends. Leave empty for the whole body."),
                value=kept.unit,
            ),
            Field("short_name", FieldKind.LINE, self.tr("Short name"), value=kept.short_name),
            Field(
                "aliases",
                FieldKind.LINE,
                self.tr("Other names"),
                self.tr("Separated by semicolons."),
                value="; ".join(kept.aliases),
            ),
            Field(
                "country",
                FieldKind.CHOICE,
                self.tr("Country"),
                self.tr("Leave empty for an international organisation."),
                countries,
                kept.country,
                optional=True,
            ),
            Field("kind", FieldKind.CHOICE, self.tr("Kind"), choices=kinds, value=kept.kind.value),
            Field(
                "parent",
                FieldKind.PICK,
                self.tr("Part of"),
                self.tr("The partner that this one is a unit of."),
                value=kept.parent,
                search=self.search_partners,
                errors=("partner.parent",),
            ),
            *(
                Field(
                    f"may_{power}",
                    FieldKind.CHECK,
                    title,
                    value="yes" if power in kept.mandate else "",
                    beside=place > 0,
                )
                for place, (power, title) in enumerate(zip(POWERS, self._powers(), strict=True))
            ),
            Field(
                "mandate",
                FieldKind.LINE,
                self.tr("Other powers"),
                self.tr("Separated by semicolons."),
                value="; ".join(others),
            ),
            Field("note", FieldKind.MARK, self.tr("Note"), value=kept.note),
        )

    def make(self, countries: Countries, now: Partner | None = None) -> RecordDialog:
        """The form, empty or of a partner."""

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import partners

            taken = _taken(values)
            if now is None:
                return partners.add_partner(session, **taken)
            kind = PartnerKind(taken.pop("kind"))
            return partners.save_partner(session, replace(now, kind=kind, **taken))

        title = self.tr("Change partner") if now else self.tr("New partner")
        marking = now.marking if now else "(U)"
        return self.dialog(
            title, self.fields(countries, now), job, "partner", marking=marking,
            on_saved=self._tell_alike if now is None else None,
        )  # fmt: skip

    def _tell_alike(self, made: object) -> None:
        if isinstance(made, Partner):
            tell_alike(self._context, made, self._parent)

    def _powers(self) -> tuple[str, ...]:
        return (self.tr("May arrest"), self.tr("May detain"), self.tr("May interrogate"))


def listed(text: str) -> tuple[str, ...]:
    """What was written with semicolons between, one by one."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _taken(values: Values) -> Values:
    taken = dict(values)
    powers = [power for power in POWERS if taken.pop(f"may_{power}")]
    taken["mandate"] = (*powers, *listed(taken["mandate"]))
    taken["aliases"] = listed(taken["aliases"])
    return taken
