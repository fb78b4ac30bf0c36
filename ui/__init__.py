"""The screen of the workstation, in Qt Widgets."""
