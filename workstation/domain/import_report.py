"""What an import says of the rows of a file."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something about one row of an imported file that a person should look at.

    ``row`` counts from 1 with the header as row 1, as a spreadsheet does. ``code`` is a key
    of the words, for example ``import.problem.unmapped``.
    """

    row: int
    column: str
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: every row read is added, updated, unchanged or skipped.

    ``missing`` counts the values that the file says are missing, by its own status code.
    ``mapped`` counts the rows of each foreign country code that was understood, by
    ``"code → ISO"``. ``encoding`` is how the file's text was written.
    """

    read: int
    added: int
    updated: int
    unchanged: int
    problems: tuple[RowProblem, ...] = ()
    skipped: int = 0
    values: int = 0
    encoding: str = ""
    missing: dict[str, int] = field(default_factory=dict)
    mapped: dict[str, int] = field(default_factory=dict)
