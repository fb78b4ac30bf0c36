"""Partners: the list, the dossier, and the forms that enter the record."""
