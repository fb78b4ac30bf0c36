"""Comments of readers, and what changed since somebody read a file (domain D, product 13)."""

import pytest

from tests.conftest import MakeSession
from workstation.domain.assessment import Answer
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Role
from workstation.records import kinds
from workstation.records.assessments import OPEN_STATES, list_summaries
from workstation.workflows import (
    assessments,
    comments,
    drafting,
    history,
    partners,
    reading,
    search,
    vault_checks,
)
from workstation.workflows.session import Session

MARK = "(S//REL TO CAN, USA)"


@pytest.fixture
def assessment(session: Session) -> str:
    partner = partners.add_partner(session, name="GDSS", country="NOR", kind="intelligence")
    made = assessments.new_assessment(session, partner.id)
    drafting.answer(session, made.id, Answer("1.1", None, "Travel dates of one person", MARK))
    drafting.save_all(session, made.id)
    return made.id


def test_a_challenge_is_answered_settled_and_kept(
    make_session: MakeSession, assessment: str
) -> None:
    """D, peer review: "returns with comments; challenge log kept"."""
    reader = make_session(Role.SECOND_READER, "S. Okafor")
    asked = comments.add(reader, assessment, "1.1", "Which person, and why now?", MARK)
    comments.add(reader, assessment, "0.1", "Is this not a request?", "(U)")
    author = make_session(Role.ASSESSOR, "A. Martin")
    comments.reply(author, assessment, asked.thread, "The traveller of E-01.", "(U)")
    settled = comments.resolve(author, assessment, asked.thread)
    assert (settled.resolved, settled.resolved_by) == (True, "A. Martin")
    before = author.vault.head()
    comments.resolve(author, assessment, asked.thread)
    assert author.vault.head() == before
    threads = comments.list_threads(author, assessment)
    assert [(t.id, t.question, t.resolved) for t in threads] == [
        ("C-002", "0.1", False), ("C-001", "1.1", True),
    ]  # fmt: skip
    assert [(c.officer_name, c.marking, c.version) for c in threads[1].comments] == [
        ("S. Okafor", MARK, 1), ("A. Martin", "(U)", 1),
    ]  # fmt: skip
    comments.reply(author, assessment, "C-001", "One thing more.", "(U)")
    assert not comments.list_threads(author, assessment, "1.1")[0].resolved
    hits = search.search(author, "traveller")
    assert [(hit.kind, hit.id, hit.place) for hit in hits] == [("comment", assessment, "1.1 C-003")]
    wanted = history.HistoryFilter(subject=assessment)
    told = {line.kind for line in history.list_entries(author, wanted).lines}
    assert {kinds.COMMENT_ADDED, kinds.COMMENT_RESOLVED} <= told
    assert vault_checks.check_rebuild(author).ok


@pytest.mark.parametrize(
    ("question", "text", "marking", "code"),
    [
        ("99.9", "Why?", "(U)", "assessment.unknown_question"),
        ("1.1", "  ", "(U)", "field.required"),
        ("1.1", "Why?", "", "field.required"),
        ("1.1", "Why?", "(S//REL TO USA, CAN))", "field.marking"),
        ("1.1", "x" * 4001, "(U)", "field.too_long"),
        ("1.1", "The source is \u202etrusted", "(U)", "field.hidden"),
    ],
)
def test_a_comment_that_cannot_be_taken(
    session: Session, assessment: str, question: str, text: str, marking: str, code: str
) -> None:
    """B-31: a malformed mark is refused, never repaired."""
    before = session.vault.head()
    with pytest.raises(BadInputError) as caught:
        comments.add(session, assessment, question, text, marking)
    assert caught.value.code == code
    assert session.vault.head() == before


def test_a_thread_that_is_not_there(session: Session, assessment: str) -> None:
    for call in (
        lambda: comments.reply(session, assessment, "C-007", "Why?", "(U)"),
        lambda: comments.resolve(session, assessment, "C-007"),
    ):
        with pytest.raises(BadInputError) as caught:
            call()
        assert caught.value.code == "comment.unknown"


def test_an_administrator_reads_and_says_nothing(
    make_session: MakeSession, assessment: str
) -> None:
    """Administering gives no way to read or write in a file (product, people)."""
    admin = make_session(Role.ADMINISTRATOR, "K. Berg")
    with pytest.raises(NotAllowedError):
        comments.add(admin, assessment, "1.1", "Why?", "(U)")
    with pytest.raises(NotAllowedError):
        comments.list_threads(admin, assessment)
    with pytest.raises(NotAllowedError):
        reading.mark_read(admin, assessment)


def test_a_second_reader_is_shown_what_changed_and_no_more(
    make_session: MakeSession, assessment: str
) -> None:
    """The second reader never reads a changed document again from the start (product, people)."""
    reader = make_session(Role.SECOND_READER, "S. Okafor")
    assert [each.id for each in reading.to_read(reader)] == [assessment]
    assert reading.last_read(reader, assessment) is None
    assert reading.changes_since(reader, assessment) == ()
    assert reading.mark_read(reader, assessment)
    assert not reading.mark_read(reader, assessment), "looking in twice is one reading"
    author = make_session(Role.ASSESSOR, "A. Martin")
    drafting.answer(author, assessment, Answer("1.1", None, "Travel dates of two persons", MARK))
    drafting.save_all(author, assessment)
    # Not yet in the record; a reader sees it all the same.
    drafting.answer(author, assessment, Answer("0.1", "disclosure", "", ""))
    reader = make_session(Role.SECOND_READER, "S. Okafor")
    changes = reading.changes_since(reader, assessment)
    assert [(c.question, c.before.text or c.before.value, c.after.text or c.after.value)
            for c in changes] == [
        ("0.1", None, "disclosure"),
        ("1.1", "Travel dates of one person", "Travel dates of two persons"),
    ]  # fmt: skip
    m = drafting.load_desk(reader, assessment).methodology
    said = reading.in_words(changes[1], "en", m)
    assert [(one.old, one.new) for one in said] == [
        ("Travel dates of one person", "Travel dates of two persons")
    ]
    assert reading.mark_read(reader, assessment)
    assert reading.changes_since(reader, assessment) == ()
    found = reading.last_read(reader, assessment)
    assert found is not None
    assert found.version == 1
    assert vault_checks.check_rebuild(reader).ok


def test_an_author_is_not_their_own_second_reader(session: Session, assessment: str) -> None:
    """D: author and second reader are different people."""
    assert reading.to_read(session) == []
    with pytest.raises(NotAllowedError) as caught:
        reading.mark_read(session, assessment)
    assert caught.value.code == "reading.own"


def test_who_only_reads_leaves_no_word_and_no_reading(
    make_session: MakeSession, assessment: str
) -> None:
    """Default deny: keeping the record is neither assessing nor deciding (T3)."""
    reader = make_session(Role.SECOND_READER, "S. Okafor")
    asked = comments.add(reader, assessment, "1.1", "Which person?", MARK)
    keeper = make_session(Role.RECORDS, "R. Keeper")
    for call in (
        lambda: comments.add(keeper, assessment, "1.1", "Why?", "(U)"),
        lambda: comments.reply(keeper, assessment, asked.thread, "Because.", "(U)"),
        lambda: comments.resolve(keeper, assessment, asked.thread),
        lambda: reading.mark_read(keeper, assessment),
    ):
        with pytest.raises(NotAllowedError) as caught:
            call()
        assert caught.value.code == "not_allowed"
    thread = comments.list_threads(keeper, assessment)[0]
    assert (thread.resolved, len(thread.comments)) == (False, 1)
    assert reading.last_read(keeper, assessment) is None


def test_a_colleague_comments_and_settles_nothing(
    make_session: MakeSession, assessment: str
) -> None:
    """A challenge is settled by who answers for the file, or by who decides on it."""
    colleague = make_session(Role.ASSESSOR, "B. Colleague")
    asked = comments.add(colleague, assessment, "1.1", "Which person?", MARK)
    with pytest.raises(NotAllowedError) as caught:
        comments.resolve(colleague, assessment, asked.thread)
    assert caught.value.code == "comment.not_settled_by"
    author = make_session(Role.ASSESSOR, "A. Martin")
    assert comments.resolve(author, assessment, asked.thread).resolved
    with pytest.raises(NotAllowedError):
        comments.reopen(make_session(Role.ASSESSOR, "B. Colleague"), assessment, asked.thread)


def test_files_of_ones_own_take_no_place_of_those_to_read(
    session: Session, assessment: str, make_session: MakeSession
) -> None:
    """However many an officer writes, what others wrote is listed."""
    colleague = make_session(Role.ASSESSOR, "B. Colleague")
    partner = assessments.get_assessment(colleague, assessment).partner
    assessments.new_assessment(colleague, partner)
    listed = list_summaries(
        colleague.vault, states=OPEN_STATES, author="", partner="", limit=1,
        but_of=colleague.officer.id,
    )  # fmt: skip
    assert [each.id for each in listed] == [assessment]
    assert reading.to_read(colleague) == listed
