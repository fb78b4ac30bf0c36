"""An own checker of tagged and archival files, for what can be told without a person.

It reads the file as a stranger would: content of pages, structure tree, and the way back from
one to the other. Source: ISO 14289-1 (PDF/UA-1), ISO 19005-3 (PDF/A-3), by rule of thumb the
machine checks of the Matterhorn Protocol that concern what these files hold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from tests.unit.documents.archival_check import archival_faults, font_faults

KINDS = {"Document", "P", "H1", "H2", "H3", "Table", "TR", "TH", "TD", "L", "LI", "LBody"}
KINDS |= {"Figure", "Form", "THead", "TBody", "Lbl"}
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_PAINTS = _SHOWS | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}


@dataclass
class Found:
    """What a file says: faults, and its text by part."""

    faults: list[str] = field(default_factory=list)
    marks: dict[tuple[int, int], str] = field(default_factory=dict)
    """The text of each marked piece by page and number."""
    furniture: list[str] = field(default_factory=list)
    """The text of artifacts, by page."""
    order: list[tuple[str, str]] = field(default_factory=list)
    """Kind and text (or alternative text) of each element with content, as read aloud."""

    languages: set[str] = field(default_factory=set)
    """Those that elements name."""
    spread: list[str] = field(default_factory=list)
    """Texts of elements that stand on more than one page."""

    def add(self, fault: str) -> None:
        """Note a fault once."""
        if fault not in self.faults:
            self.faults.append(fault)


def check(data: bytes) -> Found:
    """Read a file."""
    import pikepdf

    found = Found()
    with pikepdf.open(BytesIO(data)) as pdf:
        _check_document(pdf, found)
        for number, page in enumerate(pdf.pages):
            _check_page(page, number, found)
        if "/StructTreeRoot" in pdf.Root:
            _check_tree(pdf, found)
        else:
            found.add("no structure tree")
        for fault in archival_faults(pdf, data):
            found.add(fault)
    return found


def _check_document(pdf: Any, found: Found) -> None:
    root = pdf.Root
    wanted = {
        "no language": str(root.get("/Lang", "")) in ("en-CA", "fr-CA"),
        "not marked as tagged": bool(root.get("/MarkInfo", {}).get("/Marked", False)),
        "title is not shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        "no outline": "/Outlines" in root,
    }
    for fault, is_well in wanted.items():
        if not is_well:
            found.add(fault)
    for page in pdf.pages:
        if page.obj.get("/Tabs") != "/S" or "/StructParents" not in page.obj:
            found.add("a page is not tied to the structure")


def _check_page(page: Any, number: int, found: Found) -> None:
    """Each thing drawn is content of one element, or an artifact; marks nest within texts."""
    import pikepdf

    reader = _Page(page, number, found)
    for each in pikepdf.parse_content_stream(page):
        reader.take(str(each.operator), each.operands)
    if reader.stack:
        found.add(f"page {number}: marks are not balanced")
    found.furniture.append("".join(reader.furniture))
    for fault in font_faults(page.Resources.Font):
        found.add(fault)


class _Page:
    """The content of one page, operator by operator."""

    def __init__(self, page: Any, number: int, found: Found) -> None:
        self._page = page
        self._fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
        self._number, self._found = number, found
        self._font, self._depth = "", 0
        self.stack: list[tuple[str, int | None]] = []
        self.furniture: list[str] = []

    def take(self, name: str, operands: Any) -> None:
        """The next operator."""
        if name in ("BDC", "BMC"):
            opened = _opening(operands, self._number, self._found, self._depth, self.stack)
            self.stack.append(opened)
        elif name == "EMC":
            self._close()
        elif name in ("BT", "ET"):
            self._depth += 1 if name == "BT" else -1
        elif name == "Tf":
            self._font = str(operands[0])
        elif name in _PAINTS:
            self._paint(name, operands)

    def _close(self) -> None:
        if not self.stack or self._depth:
            self._found.add(f"page {self._number}: marks are not balanced")
        self.stack = self.stack[:-1]

    def _paint(self, name: str, operands: Any) -> None:
        if not self.stack:
            self._found.add(f"page {self._number}: drawn outside of marked content: {name}")
        elif name in _SHOWS:
            text, mark = _read(operands, self._fonts[self._font], self._found), self.stack[0][1]
            if mark is None:
                self.furniture.append(text)
            else:
                self._found.marks[self._number, mark] += text
        elif name == "Do" and self.stack[0][1] is not None:
            drawing = self._page.Resources.XObject[operands[0]]
            self._found.marks[self._number, self.stack[0][1]] += _drawn(drawing, self._found)


def _drawn(drawing: Any, found: Found) -> str:
    """The text of a drawing that is content of one element, such as a stamp."""
    import pikepdf

    said, letters = [], dict[int, str]()
    for each in pikepdf.parse_content_stream(drawing):
        name = str(each.operator)
        if name == "Tf":
            letters = _letters(drawing.Resources.Font[each.operands[0]])
        elif name in _SHOWS:
            said.append(_read(each.operands, letters, found))
        elif name == "Do":
            said.append(_drawn(drawing.Resources.XObject[each.operands[0]], found))
    return " ".join(said)


def _opening(
    operands: Any, number: int, found: Found, depth: int, stack: list[Any]
) -> tuple[str, int | None]:
    kind = str(operands[0])[1:]
    if depth or stack:
        found.add(f"page {number}: a mark begins inside another or inside a text")
    if kind == "Artifact":
        return kind, None
    mark = int(operands[1].MCID)
    if (number, mark) in found.marks:
        found.add(f"page {number}: mark {mark} twice")
    found.marks[number, mark] = ""
    return kind, mark


def _letters(font: Any) -> dict[int, str]:
    """What the codes of a font stand for, from its own table."""
    if "/ToUnicode" not in font:
        return {}
    table: dict[int, str] = {}
    text = font.ToUnicode.read_bytes().decode("ascii")
    for part in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, _, many, one in re.findall(
            r"<(\w+)>\s*<(\w+)>\s*(?:\[(.*?)\]|<(\w+)>)", part, re.DOTALL
        ):
            values = re.findall(r"<(\w+)>", many) if many else [one]
            for at, value in enumerate(values):
                table[int(first, 16) + at] = bytes.fromhex(value).decode("utf-16-be")
    for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, value in re.findall(r"<(\w+)>\s*<(\w+)>", part):
            table[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
    return table


def _read(operands: Any, letters: dict[int, str], found: Found) -> str:
    said = []
    for each in operands:
        for code in bytes(each):
            if code not in letters:
                found.add(f"a letter without meaning: {code}")
            said.append(letters.get(code, "\ufffd"))
    return "".join(said)


def _check_tree(pdf: Any, found: Found) -> None:
    root = pdf.Root.StructTreeRoot
    numbers = root.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    seen: set[tuple[int, int]] = set()
    widgets: set[Any] = set()
    tree = list(_walk(root.K[0], root))
    for element, parent in tree:
        if element.P.objgen != parent.objgen:
            found.add("an element does not know its parent")
        if str(element.S)[1:] not in KINDS:
            found.add(f"unknown kind {element.S}")
        own = list(_pieces(element, pages))
        seen |= set(own)
        for page, mark in own:
            row = parents.get(int(pdf.pages[page].obj.get("/StructParents", -1)), ())
            _check_piece(element, page, mark, row, found)
        _hear(element, own, found)
        widgets |= set(_fields(element, parents, found))
    if set(found.marks) - seen:
        found.add(f"content without an element: {sorted(set(found.marks) - seen)[:3]}")
    if sum(len(parents[page]) for page in range(len(pdf.pages))) != len(seen):
        found.add("the way back has gaps")
    _check_widgets(pdf, widgets, found)
    _check_headings(tree, found)
    for element, _ in tree:
        _check_parts(element, found)


def _check_piece(element: Any, page: int, mark: int, row: Any, found: Found) -> None:
    if mark >= len(row) or row[mark].objgen != element.objgen:
        found.add(f"mark {page}/{mark} does not lead back to its element")
    if (page, mark) not in found.marks:
        found.add(f"mark {page}/{mark} is in no page")


def _hear(element: Any, own: list[tuple[int, int]], found: Found) -> None:
    if "/Lang" in element:
        found.languages.add(str(element.Lang))
    text = "".join(found.marks.get(each, "") for each in own)
    if own or "/Alt" in element:
        found.order.append((str(element.S)[1:], str(element.get("/Alt", text))))
    if len({page for page, _ in own}) > 1:
        found.spread.append(text)


def _walk(element: Any, parent: Any) -> Iterator[tuple[Any, Any]]:
    yield element, parent
    for kid in _kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from _walk(kid, element)


def _kids(element: Any) -> list[Any]:
    import pikepdf

    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]


def _pieces(element: Any, pages: dict[Any, int]) -> Iterator[tuple[int, int]]:
    for kid in _kids(element):
        if isinstance(kid, int):
            yield pages[element.Pg.objgen], int(kid)
        elif kid.get("/Type") == "/MCR":
            yield pages[kid.Pg.objgen], int(kid.MCID)


def _fields(element: Any, parents: dict[int, Any], found: Found) -> Iterator[Any]:
    for kid in _kids(element):
        if not isinstance(kid, int) and kid.get("/Type") == "/OBJR":
            back = parents.get(int(kid.Obj.get("/StructParent", -1)))
            if back is None or back.objgen != element.objgen or element.S != "/Form":
                found.add("a field does not lead back to its element")
            yield kid.Obj.objgen


def _check_widgets(pdf: Any, known: set[Any], found: Found) -> None:
    for page in pdf.pages:
        for widget in page.obj.get("/Annots", []):
            if _has_no_room(widget):
                if int(widget.F) & 0b100111 != 4:
                    found.add("a field without room is hidden")
                continue
            if widget.objgen not in known:
                found.add("a field is in no element")
            if not str(widget.get("/TU", "")):
                found.add("a field has no name to say aloud")
            if "/N" not in widget.get("/AP", {}) or int(widget.F) & 0b100111 != 4:
                found.add("a field has no appearance, or is not printed")


def _has_no_room(widget: Any) -> bool:
    """Outside of every page and without size: neither drawn nor read aloud."""
    left, bottom, right, top = (float(each) for each in widget.Rect)
    return left == right and bottom == top and right < 0 and top < 0


def _check_headings(tree: list[Any], found: Found) -> None:
    level = 0
    for element, _ in tree:
        kind = str(element.S)
        if re.fullmatch(r"/H[1-6]", kind):
            if int(kind[2]) > level + 1:
                found.add(f"headings go from {level} to {kind[2]}")
            level = int(kind[2])
    if not level:
        found.add("no heading")


def _check_parts(element: Any, found: Found) -> None:
    kind, kids = str(element.S), _kids(element)
    if kind in ("/Figure", "/Form") and not str(element.get("/Alt", "")).strip():
        found.add(f"{kind[1:]} without words in its place")
    if kind == "/Figure" and len(element.A.BBox) != 4:
        found.add("a figure without a place")
    if kind in _INNER and any(str(kid.S) not in _INNER[kind] for kid in kids):
        found.add(f"{kind[1:]} holds what it must not")
    if kind == "/TH" and "/Scope" not in element.get("/A", {}):
        found.add("a header cell without scope")
    if kind == "/Table":
        _check_table(kids, found)


_INNER = {
    "/Table": ("/TR", "/THead", "/TBody"),
    "/THead": ("/TR",),
    "/TBody": ("/TR",),
    "/TR": ("/TH", "/TD"),
    "/L": ("/LI",),
    "/LI": ("/Lbl", "/LBody"),
}


def _check_table(kids: list[Any], found: Found) -> None:
    """Rows in a head and a body, or plain; as many columns in each; headers where they belong."""
    parts = [str(each.S) for each in kids]
    heads = [line for each in kids if each.S == "/THead" for line in _kids(each)]
    lines = [line for each in kids for line in ([each] if each.S == "/TR" else _kids(each))]
    if "/THead" in parts and parts != ["/THead", "/TBody"]:
        found.add(f"a table of {parts}")
    if "/THead" not in parts and set(parts) != {"/TR"}:
        found.add(f"a table of {parts}")
    rows = [_kids(each) for each in lines]
    widths = {sum(int(c.get("/A", {}).get("/ColSpan", 1)) for c in row) for row in rows}
    if len(widths) != 1:
        found.add(f"a table with rows of {sorted(widths)} columns")
    if not any(cell.S == "/TH" for row in rows for cell in row):
        found.add("a table without header cells")
    if any(cell.S != "/TH" for line in heads for cell in _kids(line)):
        found.add("a head with cells that are no headers")
    if any(_says_column(cell) for row in rows[len(heads) :] for cell in row):
        found.add("a header of a column outside of the head")


def _says_column(cell: Any) -> bool:
    return str(cell.get("/A", {}).get("/Scope", "")) == "/Column"
