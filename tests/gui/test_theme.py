"""One dictionary of colours, one sheet, every size multiplied by the zoom."""

import re

import pytest
from PySide6.QtCore import QFile, QObject, Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import icons, marks, sheet
from ui.theme.parts import button, label
from ui.theme.template import TEMPLATE
from ui.theme.theme import ZOOMS, Theme
from ui.theme.tokens import TOKENS
from workstation import resource


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", ZOOMS)
def test_sheet_leaves_no_token_open(mode, percent):
    built = sheet.build(mode, percent / 100)
    assert "@" not in built
    assert built.count("{") == built.count("}")


def test_sheet_multiplies_every_length():
    """At 200 % no length of the template is left as it was."""
    at_100 = re.findall(r"-?[\d.]+(?:px|pt)", sheet.build("light", 1.0))
    at_200 = re.findall(r"-?[\d.]+(?:px|pt)", sheet.build("light", 2.0))
    pairs = [(float(a[:-2]), float(b[:-2])) for a, b in zip(at_100, at_200, strict=True)]
    assert len(pairs) > 200
    assert all(b == 2 * a for a, b in pairs)


def test_template_holds_no_colour_of_its_own():
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", TEMPLATE) == []


def test_body_is_10_points_of_the_bundled_family(qapp: QApplication, theme: Theme):
    theme.set_zoom(150)
    assert qapp.font().pointSizeF() == pytest.approx(15)
    assert QFontInfo(qapp.font()).family() == "Noto Sans"


def test_zoom_steps_stop_at_both_ends(theme: Theme):
    for _ in range(10):
        theme.step_zoom(1)
    assert theme.zoom_percent == 200
    for _ in range(10):
        theme.step_zoom(-1)
    assert theme.zoom_percent == 100


def test_icon_takes_the_colour_of_its_token(qapp: QApplication):
    colour = TOKENS["dark"]["bad"]
    image = icons.pixmap("circle-x", colour, 16, 1.0).toImage()
    strongest = max(
        (image.pixelColor(x, y) for x in range(16) for y in range(16)), key=QColor.alpha
    )
    assert strongest.name().upper() == colour


def test_every_icon_is_drawn_with_the_stroke_of_the_house():
    names = [path.stem for path in (resource.root() / "icons").glob("*.svg")]
    assert len(names) > 20
    for name in names:
        assert 'stroke-width="1.75"' in icons.svg(name), name
        assert "currentColor" in icons.svg(name), name


def test_marks_of_the_sheet_exist_as_resources(theme: Theme):
    named = re.findall(r"url\((:[^)]*)\)", sheet.build("dark", 1.0))
    assert len(named) > 5
    for address in named:
        assert QFile(address).exists(), address


def test_resource_of_two_files_is_read_back(theme: Theme):
    """The format of Qt's resources is written right: content comes back as it was."""
    file = QFile(":/marks/light/check.svg")
    assert file.open(QFile.OpenModeFlag.ReadOnly)
    assert TOKENS["light"]["on-accent"].encode() in file.readAll().data()
    assert marks.compile_resource({"a/b.txt": b"x"})[2] == b"\x00\x00\x00\x01x"


def test_dressed_widget_follows_the_zoom_until_it_is_gone(qtbot, theme: Theme):
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QHBoxLayout(holder)
    theme.set_spacing(layout, (20, 16, 20, 16), 8)
    inner = QLabel(holder)
    theme.set_icon(inner, "check", "ok", 16)
    theme.set_zoom(200)
    assert layout.contentsMargins().left() == 40
    assert layout.spacing() == 16
    assert inner.pixmap().width() == 32
    inner.deleteLater()
    qtbot.waitUntil(lambda: inner not in [o for o in holder.children() if isinstance(o, QObject)])
    theme.set_zoom(100)
    assert layout.spacing() == 8


def test_control_is_32_pixels_high(qtbot, theme: Theme):
    for density, height in (("", 32), ("small", 28), ("large", 36)):
        made = button(theme, "Sign", density=density)
        qtbot.addWidget(made)
        made.show()
        assert made.sizeHint().height() == height


def test_label_never_reads_markup(qtbot, theme: Theme):
    """Text from outside cannot name a file (security fact 10)."""
    made = label("<img src='file:///etc/hostname'>")
    qtbot.addWidget(made)
    assert made.textFormat().name == "PlainText"
    assert made.text().startswith("<img")


def test_dark_and_light_differ_and_system_is_followed(theme: Theme):
    theme.choose("dark")
    assert theme.mode == "dark"
    dark = theme.colour("window").name()
    theme.choose("light")
    assert theme.colour("window").name() != dark


def test_disabled_button_icon_is_faint(qtbot, theme: Theme):
    made = button(theme, "Sign", icon="check")
    qtbot.addWidget(made)
    assert isinstance(made, QPushButton)
    normal = made.icon().pixmap(20, 16, made.icon().Mode.Normal).toImage()
    disabled = made.icon().pixmap(20, 16, made.icon().Mode.Disabled).toImage()
    assert normal != disabled


def test_enter_presses_the_button_in_focus(qtbot: QtBot, theme: Theme) -> None:
    """Enter and Space do the same; Ctrl+Enter stays the shortcut of the page."""
    made = button(theme, "Go to 0.6", "link")
    qtbot.addWidget(made)
    pressed: list[bool] = []
    made.clicked.connect(lambda: pressed.append(True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(made, key)
    assert len(pressed) == 3
    QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 3
