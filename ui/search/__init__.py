"""Everything that a search found, page by page."""
