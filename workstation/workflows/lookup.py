"""What several workflows look up first: the day, and the partner that they are about."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from workstation.domain import dates
from workstation.domain.assessment import Assessment
from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import Partner, PartnerKind
from workstation.records import assessments, circle, countries, linked_files, partners
from workstation.workflows import fields
from workstation.workflows.session import Session

WITHDRAWN_COUNTS_MONTHS: Final = 12


def require_one_of(session: Session, *permissions: Permission) -> None:
    """Go on only if the officer may do at least one of these.

    Raises:
        NotAllowedError: ``not_allowed``, with the first of them.
    """
    if session.officer.permissions.isdisjoint(permissions):
        session.require(permissions[0])


def today_of(session: Session) -> date:
    """The day by this machine's clock."""
    return session.clock().date()


def latest_day(session: Session) -> str:
    """The last day that has come, YYYY-MM-DD: by UTC, or where this machine stands.

    The record counts in UTC; whoever sits east of it is already in the day that they write.
    """
    now = session.clock()
    return max(now.date(), now.astimezone().date()).isoformat()


def past_day(session: Session, value: str, field: str, *, required: bool = False) -> str:
    """A day that has come, YYYY-MM-DD, or "" when it may be left out.

    Raises:
        BadInputError: ``field.required``, ``field.not_a_date`` or ``field.in_future``.
    """
    return fields.past_day(value, field, latest_day(session), required=required)


def require_partner(session: Session, partner: str) -> Partner:
    """The partner with this id, for workflows that have checked the permission.

    Of an entry that was merged into another, that other one: links and ids of before lead to it.

    Raises:
        BadInputError: ``partner.unknown``.
    """
    found = partners.find_partner(session.vault, circle.head(session.vault, partner))
    if found is None:
        raise BadInputError("partner.unknown", place=partner)
    return found


def subject_of(session: Session, assessment: Assessment) -> Partner:
    """The partner of an assessment; for the standing one of a country, the country by its code.

    Raises:
        BadInputError: ``partner.unknown``.
    """
    if assessment.partner or not assessment.country:
        return require_partner(session, assessment.partner)
    return Partner("", assessment.country, PartnerKind.INTERNATIONAL, assessment.country)


def require_assessment(session: Session, assessment: str) -> Assessment:
    """The assessment with this id, for workflows that have checked the permission.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    found = assessments.find_assessment(session.vault, assessment)
    if found is None:
        raise BadInputError("assessment.unknown", place=assessment)
    return found


def checked_country(country: str, field: str) -> str:
    """The ISO code of a country, or "" for none.

    Raises:
        BadInputError: ``field.country_unknown``.
    """
    if not country.strip():
        return ""
    code = countries.find_country(country)
    if code is None:
        raise BadInputError("field.country_unknown", place=field, value=country)
    return code


def file_of_author(session: Session, partners: Sequence[str]) -> str:
    """A file of this officer about one of these partners, for whom a restriction stands; or "".

    One that they withdrew counts for a year, so that nobody lifts what stopped it and begins anew.
    """
    since = dates.add_months(today_of(session), -WITHDRAWN_COUNTS_MONTHS).isoformat()
    return linked_files.find_file_of_author(
        session.vault, session.officer.id, partners, withdrawn_since=since
    )
