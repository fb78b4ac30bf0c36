"""One function for each thing an officer does: the only door of the screen and the command line."""
