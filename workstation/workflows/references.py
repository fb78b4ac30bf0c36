"""What an entry of a register names by its id: it must be there, and about the same partner.

One partner is every entry of its circle (entries that were merged) and the entities that it is
a unit of: an agreement with a service covers its brigades, a report on it is one on them.
"""

from itertools import chain
from typing import Final

from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.partner import Arrangement, ArrangementStatus, Assurance, Partner
from workstation.domain.standing import acts_forbidden_by
from workstation.records import assessments, circle, partners, registers
from workstation.vault.store import Vault
from workstation.workflows import fields
from workstation.workflows.lookup import file_of_author, latest_day
from workstation.workflows.partner_form import levels_above
from workstation.workflows.session import Session

_ENDED: Final = ArrangementStatus.TERMINATED


class References:
    """Looks up what entries name, each once: an import asks for the same partner many times."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._vault: Vault = session.vault
        self._partners: dict[str, Partner | None] = {}
        self._circles: dict[str, tuple[str, ...]] = {}
        self._related: dict[str, frozenset[str]] = {}
        self._sources: dict[str, tuple[str, str] | None] = {}
        self._agreements: dict[str, str | None] = {}
        self._assessments: dict[str, str | None] = {}
        self._assurances: dict[str, Assurance | None] = {}
        self._checked: list[Arrangement] = []
        self._today = ""

    def past_day(self, value: str, field: str, *, required: bool = False) -> str:
        """A day on which something happened, or "" when it may be left out.

        Raises:
            BadInputError: as :func:`fields.past_day`.
        """
        if value and not self._today:
            self._today = latest_day(self._session)
        return fields.past_day(value, field, self._today, required=required)

    def partner(self, partner: str) -> str:
        """The id of a partner that is there.

        Raises:
            BadInputError: ``partner.unknown``.
        """
        if not self._entries(partner):
            raise BadInputError("partner.unknown", place=partner)
        return partner

    def owner(self, partner: str) -> str:
        """The id that a new entry about a partner is written under: that of its head.

        Raises:
            BadInputError: ``partner.unknown``.
        """
        return self.circle(self.partner(partner))[0]

    def keep_owner(self, before: str, partner: str) -> str:
        """The id that an entry was written under, which a change of it does not touch.

        Raises:
            BadInputError: ``reference.moved``: it would become another partner's.
        """
        if not self.same_partner(before, partner):
            raise BadInputError("reference.moved", place="partner", value=partner, partner=before)
        return before

    def source(self, source: str, field: str, partner: str) -> str:
        """The id of a source that speaks of a partner or of a country, or "" for none.

        Raises:
            BadInputError: ``reference.source`` or ``reference.other_partner``.
        """
        kept = source.strip()
        if not kept:
            return ""
        if kept not in self._sources:
            found = registers.find_source(self._vault, kept)
            self._sources[kept] = (found.partner, found.country) if found else None
        about = self._sources[kept]
        if about is None:
            raise BadInputError("reference.source", place=field, value=kept)
        if about[0]:
            self._same(about[0], partner, field, kept)
        return kept

    def sources(self, sources: tuple[str, ...], field: str, partner: str) -> tuple[str, ...]:
        """The ids of sources, each once.

        Raises:
            BadInputError: as for :meth:`source`.
        """
        kept = (self.source(source, field, partner) for source in sources)
        return tuple(dict.fromkeys(one for one in kept if one))

    def agreement(self, agreement: str, field: str, partner: str) -> str:
        """The id of an agreement with a partner, or "" for none.

        Raises:
            BadInputError: ``reference.agreement`` or ``reference.other_partner``.
        """
        kept = agreement.strip()
        if not kept:
            return ""
        if kept not in self._agreements:
            found = registers.find_agreement(self._vault, kept)
            self._agreements[kept] = found.partner if found else None
        of = self._agreements[kept]
        if of is None:
            raise BadInputError("reference.agreement", place=field, value=kept)
        self._same(of, partner, field, kept)
        return kept

    def assessment(self, assessment: str, field: str, partner: str) -> str:
        """The id of an assessment of a partner, or "" for none.

        Raises:
            BadInputError: ``reference.assessment`` or ``reference.other_partner``.
        """
        kept = assessment.strip()
        if not kept:
            return ""
        if kept not in self._assessments:
            row = assessments.find_row(self._vault, kept)
            self._assessments[kept] = str(row["partner"]) if row else None
        of = self._assessments[kept]
        if of is None:
            raise BadInputError("reference.assessment", place=field, value=kept)
        self._same(of, partner, field, kept)
        return kept

    def assurance(self, assurance: str) -> Assurance:
        """The assurance with this id.

        Raises:
            BadInputError: ``assurance.unknown``.
        """
        if assurance not in self._assurances:
            self._assurances[assurance] = registers.find_assurance(self._vault, assurance)
        found = self._assurances[assurance]
        if found is None:
            raise BadInputError("assurance.unknown", place=assurance)
        return found

    def check_loosening(self, item: Arrangement) -> None:
        """Nobody opens the way for a file of their own: another officer lifts a restriction.

        Raises:
            NotAllowedError: ``arrangement.own_file``: acts that were forbidden would be allowed,
                and this officer is the author of an open file of the partner (B-21).
        """
        held = self._arrangements(item.partner)
        before = next((one for one in held if item.id and one.id == item.id), None)
        others = [
            acts_forbidden_by(one) for one in held if one is not before and one.status is not _ENDED
        ]
        after = acts_forbidden_by(item)
        if before is None and held and (held[0].status is _ENDED or not others):
            before = held[0]  # a newer arrangement takes the place of one that ended
        elif item.status is _ENDED and others:
            after = frozenset.intersection(*others)  # and this one makes way for those
        if before is not None and acts_forbidden_by(before) - after:
            self._refuse_own_file(item.partner)
        self._checked.append(item)

    def _refuse_own_file(self, partner: str) -> None:
        own = file_of_author(self._session, self.circle(partner))
        if own:
            raise NotAllowedError(
                "arrangement.own_file", place="status", rule="B-21", assessment=own
            )

    def _arrangements(self, partner: str) -> list[Arrangement]:
        """Those of a partner, as the rows of a file that were checked before would leave them."""
        mine = [one for one in self._checked if self.same_partner(one.partner, partner)]
        changed = {one.id: one for one in mine if one.id}
        held = registers.list_arrangements(self._vault, partner)
        new = [one for one in mine if not one.id]
        return [*(changed.get(one.id, one) for one in held), *new]

    def same_partner(self, one: str, other: str) -> bool:
        """Whether two entries stand for the same partner."""
        return one == other or one in self.circle(other)

    def circle(self, partner: str) -> tuple[str, ...]:
        """All ids that are the same partner, the head first; one that is unknown stands alone."""
        return self._entries(partner) or (partner,)

    def _entries(self, partner: str) -> tuple[str, ...]:
        if partner not in self._circles:
            self._circles[partner] = circle.find_circle(self._vault, partner)
        return self._circles[partner]

    def _same(self, of: str, partner: str, field: str, value: str) -> None:
        if of != partner and of not in self._with_parents(partner):
            raise BadInputError("reference.other_partner", place=field, value=value, partner=of)

    def _with_parents(self, partner: str) -> frozenset[str]:
        """The ids of a partner's circle, and of the entities that it is a unit of."""
        if partner not in self._related:
            own = self.circle(partner)
            held = map(self._find, own)
            parents = [one.parent for one in held if one is not None]
            above = levels_above(self._vault, parents, self._find)
            self._related[partner] = frozenset(chain(own, *above))
        return self._related[partner]

    def _find(self, partner: str) -> Partner | None:
        if partner not in self._partners:
            self._partners[partner] = partners.find_partner(self._vault, partner)
        return self._partners[partner]
