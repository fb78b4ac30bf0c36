"""The application without a screen: rules, vault, documents, signatures, workflows."""

__version__ = "0.1.0"
