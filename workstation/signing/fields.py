"""The signature fields of a packet and the authority that each belongs to."""

from workstation.domain.officer import Role

AUTHOR = "author"

ROLE_OF_FIELD: dict[str, Role] = {
    AUTHOR: Role.ASSESSOR,
    "second_reader": Role.SECOND_READER,
    "L1": Role.L1,
    "L2": Role.L2,
    "L3": Role.L3,
    "L4": Role.L4,
    "L5": Role.L5,
}
"""In the order in which they may be signed; each field at most once."""

FIELDS: tuple[str, ...] = tuple(ROLE_OF_FIELD)
FIELD_OF_ROLE: dict[Role, str] = {role: field for field, role in ROLE_OF_FIELD.items()}

STATEMENT_KEY = "/ASWKStatement"
"""Entry of the signature dictionary that holds the statement as canonical JSON."""

RECORD_FILE = "record.json"
"""The one file that a packet carries: the record that its pages were made from."""

CONTINUATIONS: tuple[str, ...] = tuple(f"continuation_{number}" for number in range(1, 5))
"""Areas of the continuation sheet, in which a decision that is longer than its field goes on, in
the order in which they are used. They are no fields of signatures: buttons that cannot be pressed,
whose picture is exchanged, and which the signature locks."""
