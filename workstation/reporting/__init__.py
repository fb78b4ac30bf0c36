"""Versions of the annual report: put together from the record, checked, and made into pages."""
