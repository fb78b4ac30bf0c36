"""Officers and what they may do."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """The office an officer holds in this vault. Exactly one each.

    The ladder roles L1 to L5 decide; see the methodology's ladder.
    """

    ASSESSOR = "assessor"
    SECOND_READER = "second-reader"
    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"
    L5 = "L5"
    RECORDS = "records"
    ADMINISTRATOR = "administrator"


class Permission(Enum):
    """One thing that can be done; checked in the workflows, default deny."""

    READ = "read"
    WRITE_RECORD = "write-record"
    ASSESS = "assess"
    DECIDE = "decide"
    EXPORT = "export"
    ADMINISTER = "administer"


_BY_ROLE: dict[Role, frozenset[Permission]] = {
    Role.ASSESSOR: frozenset(
        {Permission.READ, Permission.WRITE_RECORD, Permission.ASSESS, Permission.EXPORT}
    ),
    Role.SECOND_READER: frozenset({Permission.READ, Permission.WRITE_RECORD, Permission.DECIDE}),
    **{
        level: frozenset({Permission.READ, Permission.DECIDE})
        for level in (Role.L1, Role.L2, Role.L3, Role.L4, Role.L5)
    },
    Role.RECORDS: frozenset({Permission.READ, Permission.WRITE_RECORD, Permission.EXPORT}),
    Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER}),
}


@dataclass(frozen=True, slots=True)
class Officer:
    """A person with a key slot in the vault, or one known from a roster.

    ``authority`` is the role that decisions are signed with. ``administrator`` is held beside
    it: the first officer of a vault has both. ``certificate_pem`` pins the signing key.
    ``disabled_utc`` is since when the officer is known to have left, "" where nobody knows.
    ``acting`` is the instrument by which an officer acts for the authority named here, "" for an
    officer of that authority.
    """

    id: str
    name: str
    authority: Role
    administrator: bool = False
    title: str = ""
    certificate_pem: str = ""
    disabled: bool = False
    station: str = ""
    disabled_utc: str = ""
    acting: str = ""

    @property
    def permissions(self) -> frozenset[Permission]:
        """What this officer may do; nothing when disabled."""
        if self.disabled:
            return frozenset()
        granted = _BY_ROLE[self.authority]
        return granted | _BY_ROLE[Role.ADMINISTRATOR] if self.administrator else granted
