"""Rules of the screen's source that no other tool checks."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ui
from workstation import resource

ROOT = Path(ui.__file__).parent
SOURCES = sorted(ROOT.rglob("*.py"))
TRANSLATES = {"tr": 0, "translate": 1}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                yield called.attr, node
            elif isinstance(called, ast.Name):
                yield called.id, node


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def is_painter(call: ast.Call) -> bool:
    """A painter translates too, by lengths."""
    called = call.func
    return (
        isinstance(called, ast.Attribute)
        and called.attr == "translate"
        and getattr(called.value, "id", "") != "QCoreApplication"
    )


def literal_problems(path: Path) -> list[str]:
    found = []
    for name, call in calls(path):
        at = TRANSLATES.get(name)
        if at is None or len(call.args) <= at or is_painter(call):
            continue
        texts = call.args[: at + 1]
        if not all(
            isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts
        ):
            found.append(where(path, call))
    return found


def test_words_are_translated_from_literals_only():
    """The tool that collects words reads the source: an f-string can never match."""
    assert [problem for path in SOURCES for problem in literal_problems(path)] == []


def test_literal_check_sees_an_f_string(tmp_path):
    """A check that cannot fail would be no check."""
    bad = tmp_path / "bad.py"
    bad.write_text("class A:\n    def f(self, n):\n        return self.tr(f'{n} left')\n")
    with pytest.raises(ValueError, match=r"bad\.py"):
        literal_problems(bad)


def test_no_widget_has_a_style_sheet_of_its_own():
    """One sheet for the application; a second one slows it down and crashes it."""
    found = [
        where(path, call)
        for path in SOURCES
        for name, call in calls(path)
        if name == "setStyleSheet" and path != ROOT / "theme" / "theme.py"
    ]
    assert found == []


def test_no_colour_stands_outside_the_tokens():
    """White alone may be named: it is the paper of a page."""
    colour = re.compile(r"""["']#[0-9A-Fa-f]{6}["']|Qt\.GlobalColor\.(?!transparent|white)""")
    allowed = ROOT / "theme" / "tokens.py"
    found = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path != allowed and colour.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_only_the_background_door_starts_threads():
    """Nothing else starts a thread, and nobody spins a second event loop (decision 8)."""
    # screens.py drives the whole program to take its pictures; it is no part of it.
    allowed = {ROOT / "shell" / "background.py", ROOT / "screens.py"}
    banned = {"Thread", "QThread", "QThreadPool", "ThreadPoolExecutor", "QRunnable", "QEventLoop"}
    banned |= {"processEvents"}
    found = [
        where(path, call)
        for path in SOURCES
        if path not in allowed
        for name, call in calls(path)
        if name in banned
    ]
    assert found == []


def test_no_rich_text_and_no_path_to_a_network():
    """Rich text opens local files and shares named in it (security fact 10)."""
    banned = {"setHtml", "setMarkdown", "setOpenExternalLinks", "openUrl", "QTextBrowser"}
    found = [where(path, call) for path in SOURCES for name, call in calls(path) if name in banned]
    assert found == []
    network = re.compile(r"QtNetwork|QtWebEngine|\bimport (socket|urllib|http)\b")
    assert [p.name for p in SOURCES if network.search(p.read_text(encoding="utf-8"))] == []


def test_shortcuts_leave_altgr_and_mnemonics_alone():
    """No Ctrl+Alt (AltGr types characters) and no Alt+letter (mnemonics)."""
    keys = re.compile(r'"((?:Ctrl|Alt|Shift|Meta)\+[^"\s]+)"')
    used = {key for path in SOURCES for key in keys.findall(path.read_text(encoding="utf-8"))}
    assert "Ctrl+K" in used
    bad = {k for k in used if ("Ctrl" in k and "Alt" in k) or re.fullmatch(r"Alt\+[A-Z]", k)}
    assert bad == set()


def test_every_icon_kept_is_used_and_licensed():
    icons = resource.root() / "icons"
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    names = {path.stem for path in icons.glob("*.svg")}
    unused = {name for name in names if f'"{name}"' not in text}
    assert unused == set()
    assert "ISC License" in (icons / "LICENSE").read_text(encoding="utf-8")
    fonts = (resource.root() / "fonts" / "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in fonts


def test_every_icon_named_is_kept():
    icons = {path.stem for path in (resource.root() / "icons").glob("*.svg")}
    wanted = re.compile(
        r'(?:picture|set_icon|icon_button)\(\s*[\w.]+,\s*"([a-z0-9-]+)"|icon="([a-z0-9-]+)"'
    )
    missing = set()
    for path in SOURCES:
        for match in wanted.finditer(path.read_text(encoding="utf-8")):
            name = match[1] or match[2]
            if name and name not in icons:
                missing.add(f"{path.name}: {name}")
    assert missing == set()


def test_text_shown_as_dots_is_hidden_one_way_only():
    """``hide_text`` also says that it is never kept over a lock, even while it is shown."""
    allowed = {ROOT / "widgets" / "edit_steps.py", ROOT / "unlock" / "page.py"}
    found = [
        where(path, call)
        for path in SOURCES
        if path not in allowed
        for name, call in calls(path)
        if name == "setEchoMode"
    ]
    assert found == []
