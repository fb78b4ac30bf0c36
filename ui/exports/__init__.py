"""Exports: what the central office has not acknowledged, and bundles."""
