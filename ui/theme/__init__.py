"""How everything looks: one dictionary of tokens feeds palette, sheet, icons and painters."""
