"""The application without a screen: rules, vault, documents, signatures, workflows."""

__version__ = "0.1.0"
__released__ = "2026-11-22"
"""The day of this version: no clock can be right that is behind it."""
