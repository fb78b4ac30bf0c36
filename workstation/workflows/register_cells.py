"""The fields of a register's entry as cells of a table, and back.

A list is joined by ``;``. A backslash stands before a ``;``, ``|`` or backslash that is part of
a text. A cell that a spreadsheet would compute gets an apostrophe in front, which is taken away
again when it is read: what was exported comes back as it was.
"""

import re
from dataclasses import MISSING, fields
from enum import Enum
from typing import Any, Final, get_origin

from workstation.records.register_tables import TYPES, Item
from workstation.workflows.row_import import RowRefusedError

_COMPUTED: Final = re.compile("'*[=+\\-@\\t\\r＝＋－＠]")
_GUARDED: Final = re.compile("'+[=+\\-@\\t\\r＝＋－＠]")
_SPECIAL: Final = re.compile(r"([\\;|])")
_PART: Final = re.compile(r"(?:\\[\\;|]|[^;|])+")
_ESCAPED: Final = re.compile(r"\\([\\;|])")
_YES: Final = frozenset({"true", "yes", "1", "vrai", "oui"})
_NO: Final = frozenset({"false", "no", "0", "faux", "non", ""})


def guarded(text: str) -> str:
    """A cell that no spreadsheet computes."""
    return f"'{text}" if _COMPUTED.match(text) else text


def unguarded(cell: str) -> str:
    """What :func:`guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def write_cell(value: object) -> str:
    """A field's value as a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return guarded(str(value.value))
    if isinstance(value, tuple):
        return guarded("; ".join(_SPECIAL.sub(r"\\\1", str(one)) for one in value))
    return guarded(str(value))


def split_list(text: str) -> tuple[str, ...]:
    """The texts of a list; ``|`` separates them too."""
    kept = (_ESCAPED.sub(r"\1", part.strip()) for part in _PART.findall(text))
    return tuple(part for part in kept if part)


def read_cell(kind: type[Item], field: str, cell: str) -> Any:
    """A field's value out of a cell; an empty one stands for the field's own default.

    Raises:
        RowRefusedError: it is not one of the choices, not a whole number, not true or false.
    """
    types, defaults = _FIELDS[kind]
    wanted = types[field]
    if wanted is tuple:
        return split_list(cell)
    if wanted is bool:
        return _yes_or_no(field, cell)
    if not cell and field in defaults:
        return defaults[field]
    if wanted is int:
        return _whole(field, cell)
    if issubclass(wanted, Enum):
        return _chosen(wanted, field, cell)
    return cell


def _types(kind: type[Item]) -> dict[str, type[Any]]:
    found = {one.name: get_origin(one.type) or one.type for one in fields(kind)}
    return {name: one for name, one in found.items() if isinstance(one, type)}


def _defaults(kind: type[Item]) -> dict[str, Any]:
    return {one.name: one.default for one in fields(kind) if one.default is not MISSING}


_FIELDS: Final = {kind: (_types(kind), _defaults(kind)) for kind in TYPES.values()}
"""The types of each register's fields, and what they are when nothing is said."""


def _yes_or_no(field: str, cell: str) -> bool:
    said = cell.casefold()
    if said not in _YES | _NO:
        raise RowRefusedError(field, "not_yes_or_no", cell)
    return said in _YES


def _whole(field: str, cell: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", cell):
        raise RowRefusedError(field, "not_whole", cell)
    return int(cell)


def _chosen(wanted: type[Enum], field: str, cell: str) -> Enum:
    if not cell:
        raise RowRefusedError(field, "required", cell)
    try:
        return wanted(cell.casefold().replace(" ", "-"))
    except ValueError as problem:
        raise RowRefusedError(field, "unknown_choice", cell) from problem
