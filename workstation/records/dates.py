"""Arithmetic on calendar dates, under the name that records know it by."""

from workstation.domain.dates import add_months, months_between, parse, refresh_due

__all__ = ["add_months", "months_between", "parse", "refresh_due"]
