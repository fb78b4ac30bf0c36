"""Filters that officers keep: named, changed, given up and back; nobody else's business."""

import pytest

from workstation import words
from workstation.domain.error import BadInputError
from workstation.domain.officer import Role
from workstation.domain.partner import ArrangementStatus, PartnerKind
from workstation.domain.register import PartnerFilter, PartnerSort, SavedFilter
from workstation.vault.store import Put
from workstation.workflows import saved_filters
from workstation.workflows.saved_filters import (
    change_filter,
    delete_filter,
    list_filters,
    rename_filter,
    save_filter,
)

LATE = PartnerFilter(
    text="garde", country="TUN", kind=PartnerKind.BORDER, status=ArrangementStatus.RESTRICTED,
    overdue_only=True, sort=PartnerSort.NEXT_DUE, descending=True,
)  # fmt: skip


def test_filter_is_kept_renamed_changed_given_up_and_back(session):
    head = session.vault.head()
    kept = save_filter(session, "  Late in  Tunisia ", LATE)
    save_filter(session, "école", PartnerFilter())
    assert list_filters(session) == [SavedFilter("école", PartnerFilter()), kept]
    assert (kept.name, kept.wanted) == ("Late in Tunisia", LATE)
    assert rename_filter(session, kept.name, "LATE in Tunisia").name == "LATE in Tunisia"
    renamed = rename_filter(session, "LATE in Tunisia", "Tunisia")
    assert change_filter(session, "Tunisia", PartnerFilter(text="x")).wanted.text == "x"
    gone = delete_filter(session, renamed.name)
    assert [one.name for one in list_filters(session)] == ["école"]
    assert save_filter(session, gone.name, gone.wanted) == gone
    assert session.vault.head() == head  # no part of the record
    assert session.vault.check_rebuild().ok


def test_what_cannot_be_kept_is_refused_in_words(session, monkeypatch):
    save_filter(session, "Late", LATE)
    monkeypatch.setattr(saved_filters, "MOST", 1)
    for call, code in (
        (lambda: save_filter(session, " ", LATE), "field.required"),
        (lambda: save_filter(session, "x" * 61, LATE), "field.too_long"),
        (lambda: save_filter(session, "LÀTE", LATE), "filter.exists"),
        (lambda: save_filter(session, "More", LATE), "filter.too_many"),
        (lambda: rename_filter(session, "None", "x"), "filter.unknown"),
        (lambda: delete_filter(session, "None"), "filter.unknown"),
        (lambda: change_filter(session, "None", LATE), "filter.unknown"),
    ):
        with pytest.raises(BadInputError) as refused:
            call()
        assert refused.value.code == code
        for language in ("en", "fr"):
            assert words.error(refused.value, language).next_step


def test_filters_of_another_officer_are_not_seen(make_session):
    save_filter(make_session(Role.ASSESSOR, "A. Martin"), "Late", LATE)
    other = make_session(Role.RECORDS, "B. Roy")
    assert list_filters(other) == []
    save_filter(other, "Late", PartnerFilter())
    session = make_session(Role.ASSESSOR, "A. Martin")
    unread = {"officer": session.officer.id, "name": "New", "filter_json": '{"sort": "unknown"}'}
    session.vault.put_drafts([Put("saved_filter", unread)])
    assert [one.name for one in list_filters(session)] == ["Late"]
