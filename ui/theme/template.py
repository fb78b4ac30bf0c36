"""The rules of the style sheet, written for 100 % with tokens in place of colours."""

_TEXT = """
QWidget { color: @text; selection-background-color: @accent; selection-color: @on-accent; }
QMainWindow, QDialog, QWidget[kind="page"] { background: @window; }
QWidget[kind="plain"], QScrollArea, QScrollArea > QWidget > QWidget[kind="plain"] {
  background: transparent; border: none; }
QToolTip { background: @text; color: @surface; border: none; padding: 4px 8px;
    qproperty-textFormat: PlainText; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: 14pt; font-weight: 600; }
QLabel[kind="section"] { font-size: 12pt; font-weight: 600; }
QLabel[kind="card-title"] { font-size: 11pt; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="field"] { font-size: 9pt; font-weight: 600; }
QLabel[kind="cell"] { font-size: 9pt; }
QLabel[kind="cell-strong"] { font-size: 9pt; font-weight: 600; }
QLabel[kind="help"] { font-size: 9pt; color: @text2; }
QLabel[kind="hint"] { font-size: 9pt; color: @text3; }
QLabel[kind="small"] { font-size: 8.5pt; color: @text2; }
QLabel[kind="header"] { font-size: 8.5pt; font-weight: 600; color: @text2; }
QLabel[kind="mark"] { font-size: 8.5pt; font-weight: 600; color: @text2; }
QLabel[kind="mono"] { font-family: "Noto Sans Mono"; font-size: 9pt; }
QLabel[kind="error"] { font-size: 9pt; font-weight: 600; color: @bad; }
QLabel[kind="counter"] { font-size: 8.5pt; font-weight: 600; color: @text2;
  background: @neutral-tint; border-radius: 10px; padding: 0 7px; min-height: 20px;
  max-height: 20px; }
QLabel[kind="nav-counter"] { font-size: 8pt; font-weight: 700; color: @on-accent;
  background: @accent; border-radius: 7px; padding: 0 4px; min-height: 14px; max-height: 14px; }
QLabel[kind="keys"] { font-size: 8.5pt; color: @text2; background: @window;
  border: 1px solid @border; border-radius: 3px; padding: 0 4px; }
QLabel[kind="avatar"] { font-size: 9pt; font-weight: 600; color: @text2;
  background: @neutral-tint; border-radius: 16px; }
QLabel[kind="avatar"][state="on"] { color: @on-accent; background: @accent; }
QLabel[kind="sign"] { background: @accent; border-radius: 8px; }
QLabel[tone="text"] { color: @text; }
QLabel[tone="text2"] { color: @text2; }
QLabel[tone="text3"], QLabel:disabled { color: @text3; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="unable"] { color: @unable; }
QLabel[banner] { font-size: 9pt; font-weight: 700; color: @banner-text;
  min-height: 24px; max-height: 24px; }
QLabel[banner="unclassified"] { background: @banner-unclassified; }
QLabel[banner="protected"] { background: @banner-protected; }
QLabel[banner="confidential"] { background: @banner-confidential; }
QLabel[banner="secret"] { background: @banner-secret; }
QLabel[banner="top-secret"] { background: @banner-top-secret; }
"""

_FRAMES = """
QFrame[kind="card"] { background: @surface; border: 1px solid @border; border-radius: 8px; }
QFrame[kind="head"] { background: transparent; border: none; border-bottom: 1px solid @border; }
QFrame[kind="row"] { background: transparent; border: none; border-top: 1px solid @border; }
QFrame[kind="row"][place="first"] { border-top: none; }
QFrame[kind="current-row"] { background: @accent-tint; border: none; border-top: 1px solid @border;
  border-left: 3px solid @accent; }
QFrame[kind="foot"] { background: transparent; border: none; border-top: 1px solid @border; }
QFrame[kind="line"] { background: @border; border: none; min-height: 1px; max-height: 1px; }
QFrame[kind="upright"] { background: @border; border: none; min-width: 1px; max-width: 1px; }
QFrame[kind="sunken"] { background: @sunken; border: none; }
QFrame[kind="surface"] { background: @surface; border: none; }
QFrame[kind="topbar"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[kind="statusbar"] { background: @surface; border: none; border-top: 1px solid @border; }
QFrame[kind="nav"] { background: @sunken; border: none; border-right: 1px solid @border; }
QFrame[kind="rail"] { background: @surface; border: none; border-right: 1px solid @border; }
QFrame[kind="panel"] { background: @window; border: none; border-left: 1px solid @border; }
QFrame[kind="box"] { background: @window; border: 1px solid @border; border-radius: 4px; }
QFrame[kind="picker"] { background: @window; border: 1px solid @control; border-radius: 4px; }
QFrame[kind="popup"] { background: @surface; border: 1px solid @control; border-radius: 4px; }
QFrame[kind="split-left"] { background: @window; border: none; border-right: 1px solid @border;
  border-top-left-radius: 7px; border-bottom-left-radius: 7px; }

QFrame[kind="notice"] { border: none; border-left: 3px solid @accent; border-radius: 4px;
  border-top-left-radius: 2px; border-bottom-left-radius: 2px;
  background: @accent-tint; }
QFrame[kind="notice"][tone="ok"] { border-left-color: @ok; background: @ok-tint; }
QFrame[kind="notice"][tone="warn"] { border-left-color: @warn; background: @warn-tint; }
QFrame[kind="notice"][tone="bad"] { border-left-color: @bad; background: @bad-tint; }
QFrame[kind="toast"] { background: @text; border: none; border-radius: 4px; }
QFrame[kind="toast"] QLabel { color: @surface; }
QFrame[kind="toast"] QPushButton { color: @surface; background: transparent; border: none;
  font-weight: 600; }
QFrame[kind="toast"] QPushButton:hover { text-decoration: underline; }

QFrame[badge] { border: none; border-radius: 4px; background: @neutral-tint;
  min-height: 20px; max-height: 20px; }
QFrame[badge] QLabel { font-size: 8.5pt; font-weight: 600; color: @text2; }
QFrame[badge="ok"] { background: @ok-tint; }
QFrame[badge="ok"] QLabel { color: @ok; }
QFrame[badge="warn"] { background: @warn-tint; }
QFrame[badge="warn"] QLabel { color: @warn; }
QFrame[badge="bad"] { background: @bad-tint; }
QFrame[badge="bad"] QLabel { color: @bad; }
QFrame[badge="unable"] { background: @unable-tint; }
QFrame[badge="unable"] QLabel { color: @unable; }
QFrame[badge="accent"] { background: @accent-tint; }
QFrame[badge="accent"] QLabel { color: @accent; }
QFrame[badge="low"] { background: @low-ground; }
QFrame[badge="low"] QLabel { color: @low; }
QFrame[badge="medium"] { background: @medium-ground; }
QFrame[badge="medium"] QLabel { color: @medium; }
QFrame[badge="high"] { background: @high-ground; }
QFrame[badge="high"] QLabel { color: @high; }
QFrame[badge="substantial"] { background: @substantial-ground; }
QFrame[badge="substantial"] QLabel { color: @substantial; }
"""

_BUTTONS = """
QPushButton { background: @surface; color: @text; border: 1px solid @control; border-radius: 4px;
  font-weight: 600; padding: 0 12px; min-height: 30px; }
QPushButton:hover { background: @window; border-color: @text2; }
QPushButton:pressed, QPushButton:open { background: @sunken; }
QPushButton:focus { border: 2px solid @accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { background: @sunken; color: @text3; border-color: @border; }
QPushButton[density="small"] { font-size: 9pt; min-height: 26px; }
QPushButton[density="small"]:focus { min-height: 24px; }
QPushButton[density="large"] { min-height: 34px; }
QPushButton[density="large"]:focus { min-height: 32px; }
QPushButton[kind="primary"] { background: @accent; color: @on-accent; border-color: @accent; }
QPushButton[kind="primary"]:hover { background: @hover; border-color: @hover; }
QPushButton[kind="primary"]:pressed { background: @pressed; border-color: @pressed; }
QPushButton[kind="primary"]:disabled { background: @sunken; color: @text3;
  border-color: @border; }
QPushButton[kind="quiet"] { background: transparent; color: @accent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: @accent-tint; }
QPushButton[kind="quiet"]:focus { border-color: @accent; }
QPushButton[kind="quiet"]:disabled { color: @text3; background: transparent; }
QPushButton[kind="link"] { background: transparent; color: @accent; border: 1px solid transparent;
  font-size: 9pt; padding: 0 2px; min-height: 22px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid @accent; padding: 0 1px; min-height: 20px; }
QPushButton[kind="link"]:disabled { color: @text3; }
QPushButton[kind="crumb"] { background: transparent; color: @text2; font-weight: 400;
  border: 1px solid transparent; padding: 0 2px; min-height: 26px; }
QPushButton[kind="crumb"]:hover { color: @text; text-decoration: underline; }
QPushButton[kind="crumb"]:focus { border: 2px solid @accent; padding: 0 1px; min-height: 24px; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="danger"] { color: @bad; border-color: @bad; }
QPushButton[kind="danger"]:hover { background: @bad-tint; }
QPushButton[kind="danger"]:focus { border: 2px solid @bad; }
QPushButton[kind="danger"]:disabled { color: @text3; border-color: @border; }
QPushButton[kind="choice"] { text-align: left; font-weight: 400; border-color: @border; }
QPushButton[kind="choice"]:checked { background: @accent-tint; border-color: @accent; }
QPushButton[kind="mark"] { font-size: 8.5pt; font-weight: 600; min-height: 26px; padding: 0 8px; }
QPushButton[kind="mark"]:focus { padding: 0 7px; min-height: 24px; }
QPushButton[kind="mark"][state="open"] { background: @accent-tint; color: @accent;
  border-color: @accent; }
QPushButton[kind="mark"][state="missing"] { color: @bad; border-color: @bad; }
QPushButton[kind="find"] { text-align: left; font-weight: 400; color: @text3; }
QPushButton[kind="officer"] { background: transparent; border: none; text-align: left;
  border-left: 3px solid transparent; border-radius: 0; padding: 0; min-height: 52px; }
QPushButton[kind="officer"]:hover { background: @sunken; }
QPushButton[kind="officer"]:checked { background: @accent-tint; border-left-color: @accent; }
QPushButton[kind="officer"]:focus { border: 2px solid @accent; border-left: 3px solid @accent; }
QPushButton[kind="item"] { background: transparent; border: none; border-radius: 0;
  text-align: left; font-weight: 400; padding: 0; }
QPushButton[kind="item"]:hover { background: @window; }
QPushButton[kind="item"]:checked { background: @accent-tint; border-left: 3px solid @accent; }
QPushButton[kind="item"]:focus { border: 2px solid @accent; }
QPushButton[kind="line-item"] { background: transparent; border: none; border-radius: 0;
  padding: 0; min-height: 0; }
QPushButton[kind="line-item"]:hover { background: @window; }
QPushButton[kind="line-item"]:focus { border: 2px solid @accent; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 0 4px; min-height: 26px; min-width: 22px; }
QToolButton:hover { background: @sunken; }
QToolButton:focus { border: 2px solid @accent; padding: 0 3px; min-height: 24px;
  min-width: 20px; }
QToolButton:checked { background: @accent-tint; border-color: @accent; }
QToolButton:disabled { color: @text3; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="segment"] { background: @surface; color: @text2; border: 1px solid @control;
  border-radius: 0; font-size: 9pt; padding: 0 9px; margin-left: -1px; min-height: 26px;
  max-height: 26px; }
QToolButton[kind="segment"]:hover { background: @window; color: @text; }
QToolButton[kind="segment"]:checked { background: @accent; color: @on-accent;
  border-color: @accent; font-weight: 600; }
QToolButton[kind="segment"]:focus { border: 2px solid @accent; padding: 0 8px;
  min-height: 24px; max-height: 24px; }
QToolButton[kind="segment"]:checked:focus { border: 2px solid @text; }
QToolButton[kind="segment"]:disabled { background: @sunken; color: @text3; }
QToolButton[kind="segment"]:checked:disabled { background: @neutral-tint; color: @text2;
  border-color: @control; }
QToolButton[kind="segment"][place="first"] { margin-left: 0; border-top-left-radius: 4px;
  border-bottom-left-radius: 4px; }
QToolButton[kind="segment"][place="last"] { border-top-right-radius: 4px;
  border-bottom-right-radius: 4px; }
QToolButton[kind="segment"][place="only"] { margin-left: 0; border-radius: 4px; }
QToolButton[kind="segment"][density="large"] { font-size: 10pt; min-height: 30px;
  max-height: 30px; padding: 0 12px; }
QToolButton[kind="segment"][density="large"]:focus { min-height: 28px; max-height: 28px;
  padding: 0 11px; }
QToolButton[kind="nav"] { color: @text2; border: none; border-left: 3px solid transparent;
  border-radius: 0; font-size: 8.25pt; padding: 4px 3px 0 0; min-width: 84px; max-width: 84px;
  min-height: 48px; max-height: 48px; margin: 0; }
QToolButton[kind="nav"]:hover { background: @neutral-tint; }
QToolButton[kind="nav"]:checked { background: @accent-tint; color: @accent;
  border-left-color: @accent; font-weight: 600; }
QToolButton[kind="nav"]:focus { border: 2px solid @accent; border-left: 3px solid @accent;
  padding: 2px 1px 0 0; }
QToolButton[kind="nav"][state="wide"] { font-size: 9pt; min-width: 180px; max-width: 180px;
  min-height: 40px; max-height: 40px; padding: 0 0 0 13px; text-align: left; }
QToolButton[kind="nav"][state="wide"]:focus { padding: 0 0 0 13px; }
"""

_FIELDS = """
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QDateTimeEdit {
  background: @surface; color: @text; border: 1px solid @control; border-radius: 4px;
  padding: 0 10px; min-height: 30px; }
QLineEdit { lineedit-password-character: 8226; }
QLineEdit:focus, QComboBox:focus, QComboBox:on, QSpinBox:focus, QDoubleSpinBox:focus,
QDateEdit:focus, QDateTimeEdit:focus {
  border: 2px solid @accent; padding: 0 9px; min-height: 28px; }
QLineEdit:read-only { background: @sunken; color: @text2; border-color: @border; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled {
  background: @sunken; color: @text3; border-color: @border; }
QLineEdit[density="small"], QComboBox[density="small"], QDateEdit[density="small"] {
  font-size: 9pt; min-height: 26px; }
QLineEdit[density="small"]:focus, QComboBox[density="small"]:focus,
QDateEdit[density="small"]:focus { min-height: 24px; }
QLineEdit[density="large"] { min-height: 34px; }
QLineEdit[density="large"]:focus { min-height: 32px; }
QLineEdit[state="error"], QComboBox[state="error"], QDateEdit[state="error"],
QSpinBox[state="error"] { border: 2px solid @bad; padding: 0 9px; min-height: 28px; }
QLineEdit[density="small"][state="error"] { min-height: 24px; }
QLineEdit[kind="bare"] { border: none; background: transparent; padding: 0; }
QPlainTextEdit, QTextEdit { background: @surface; color: @text; border: 1px solid @control;
  border-radius: 4px; padding: 4px 6px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 3px 5px; }
QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] { background: @sunken; color: @text2;
  border-color: @border; }
QPlainTextEdit[state="error"], QTextEdit[state="error"] { border: 2px solid @bad;
  padding: 3px 5px; }
QComboBox { padding-right: 28px; }
QComboBox:focus, QComboBox:on { padding-right: 27px; }
QComboBox::drop-down { border: none; width: 28px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(:/marks/@mode/down.svg); width: 16px; height: 16px; }
QComboBox::down-arrow:disabled { image: url(:/marks/@mode/down-off.svg); }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @control; padding: 4px 0;
  outline: none; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 10px; border: none; }
QComboBox QAbstractItemView::item:hover { background: @window; color: @text; }
QComboBox QAbstractItemView::item:selected { background: @accent-tint; color: @text; }
QDateEdit::drop-down { border: none; width: 28px; subcontrol-position: center right; }
QDateEdit::down-arrow { image: url(:/marks/@mode/down.svg); width: 16px; height: 16px; }
QSpinBox::up-button, QDateEdit::up-button { border: none; width: 20px; }
QSpinBox::down-button, QDateEdit::down-button { border: none; width: 20px; }
QSpinBox::up-arrow { image: url(:/marks/@mode/up.svg); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url(:/marks/@mode/down.svg); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 7px; min-height: 24px; padding: 0 3px; border-radius: 4px;
  border: 1px solid transparent; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox:disabled, QRadioButton:disabled { color: @text3; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator {
  width: 14px; height: 14px; border: 1px solid @control; border-radius: 3px;
  background: @surface; }
QCheckBox::indicator:hover { border-color: @text2; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked { background: @accent; border-color: @accent;
  image: url(:/marks/@mode/check.svg); }
QCheckBox::indicator:disabled { background: @sunken; border-color: @border; }
QCheckBox::indicator:checked:disabled { image: url(:/marks/@mode/check-off.svg); }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @control;
  border-radius: 8px; background: @surface; }
QRadioButton::indicator:checked { background: @accent; border-color: @accent;
  image: url(:/marks/@mode/dot.svg); }
QRadioButton::indicator:disabled { background: @sunken; border-color: @border; }
QRadioButton::indicator:checked:disabled { image: url(:/marks/@mode/dot-off.svg); }
"""

_VIEWS = """
QTableView, QTreeView, QListView { background: @surface; alternate-background-color: @surface;
  border: none; gridline-color: @border; font-size: 9pt; outline: none;
  selection-background-color: @accent-tint; selection-color: @text; }
QTableView::item, QTreeView::item, QListView::item { border: none;
  border-bottom: 1px solid @border; padding: 0 12px; }
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: @window; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: @accent-tint; color: @text; }
QListView[kind="plain"]::item { border: none; }
QTreeView::item { min-height: 29px; padding: 0 6px; }
QHeaderView { background: @window; border: none; }
QHeaderView::section { background: @window; color: @text2; font-size: 8.5pt; font-weight: 600;
  border: none; border-bottom: 1px solid @border; padding: 0 12px; min-height: 31px;
  text-align: left; }
QHeaderView::section:hover { color: @text; }
QHeaderView::down-arrow, QHeaderView::up-arrow { image: none; width: 0; }
QTableCornerButton::section { background: @window; border: none; }

QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: @text2; font-weight: 600; border: none;
  border-bottom: 2px solid transparent; padding: 0 4px; margin: 0 12px 0 0; min-height: 34px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QTabBar::tab:focus { border: 2px solid @accent; padding: 0 2px; min-height: 32px; }
QTabBar::tab:disabled { color: @text3; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }

QProgressBar { background: @neutral-tint; border: none; border-radius: 4px; min-height: 8px;
  max-height: 8px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QProgressBar[density="small"] { border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar[density="small"]::chunk { border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar::handle:vertical { background: @control; border-radius: 3px; min-height: 32px;
  margin: 2px 3px; }
QScrollBar::handle:horizontal { background: @control; border-radius: 3px; min-width: 32px;
  margin: 3px 2px; }
QScrollBar::handle:hover { background: @text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMenu { background: @surface; color: @text; border: 1px solid @control; padding: 4px 0; }
QMenu::item { padding: 6px 28px 6px 12px; }
QMenu::item:selected { background: @accent-tint; color: @text; }
QMenu::item:disabled { color: @text3; }
QMenu::separator { height: 1px; background: @border; margin: 4px 0; }
QCalendarWidget QAbstractItemView { selection-background-color: @accent;
  selection-color: @on-accent; }
"""

_WIZARD = """
QScrollArea { background: transparent; border: none; }
QScrollArea[kind="questions"] { background: @surface; }
QScrollArea[kind="paper"] { background: @sunken; border: 2px solid @sunken; }
QFrame[kind="question"] { background: @surface; border: none;
  border-bottom: 1px solid @border; }
QFrame[kind="question"][state="drop"] { background: @accent-tint; }
QFrame[kind="values"] { background: @window; border: none; border-bottom: 1px solid @border; }
QFrame[kind="actionbar"] { background: @surface; border: none; border-top: 1px solid @border; }
QFrame[kind="sign-panel"] { background: @surface; border: none; border-top: 1px solid @border;
  border-right: 1px solid @border; }
QFrame[kind="know"] { background: transparent; border: none; border-bottom: 1px solid @border; }
QFrame[kind="know"]:focus { border: 2px solid @accent; border-radius: 4px; }
QFrame[kind="group-head"] { border: none; border-top-left-radius: 7px;
  border-top-right-radius: 7px; background: @bad-tint; }
QFrame[kind="group-head"][tone="warn"] { background: @warn-tint; }
QFrame[kind="group-head"][tone="accent"] { background: @accent-tint; }
QLabel[kind="number"] { font-size: 9pt; font-weight: 600; color: @text3; }
QLabel[kind="badge-word"] { font-size: 8.5pt; font-weight: 600; }
QPushButton[kind="chip"] { background: @accent-tint; color: @accent; border: 1px solid @accent-tint;
  border-radius: 4px; font-size: 8.5pt; padding: 0 6px; min-height: 22px; }
QPushButton[kind="chip"]:hover { border-color: @accent; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent; padding: 0 5px; min-height: 20px; }
QPushButton[kind="preview"] { background: transparent; border: 1px solid transparent;
  text-align: left; padding: 0; min-height: 30px; }
QPushButton[kind="preview"]:hover { border-color: @border; }
QPushButton[kind="preview"]:focus { border: 2px solid @accent; padding: 0; }
QListView[kind="choices"]::item { min-height: 32px; }
QListView[kind="thumbnails"] { background: @sunken; border: 2px solid @sunken;
  font-size: 8.5pt; padding: 6px 0 0 0; }
QListView[kind="thumbnails"]::item { border: none; }
QListView[kind="thumbnails"]:focus, QScrollArea[kind="paper"]:focus { border-color: @accent; }
"""

TEMPLATE = "\n".join((_TEXT, _FRAMES, _BUTTONS, _FIELDS, _VIEWS, _WIZARD))
