"""Comments at the questions of an assessment, and what a return asks to correct."""

from typing import Any

import click

from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.cli.table import plain
from workstation.domain.comment import Thread
from workstation.domain.correction import Todo
from workstation.domain.error import UsageError

comment = group(
    "assessment.comment",
    "assessor --vault ~/OTT-04 assessment comment list MRA-2026-0001",
    {"add": "comments:add", "list": "comments:list_all", "resolve": "comments:resolve"},
)


@command(
    "assessment.comment.add",
    "assessor --vault ~/OTT-04 assessment comment add MRA-2026-0001 --question 8.3"
    ' --text "Which report says so?" --marking "(U)"',
)
@click.argument("assessment_id", metavar="ID")
@option("--question", default="", metavar="NUMBER")
@option("--thread", default="", metavar="NUMBER")
@option("--text", "remark", required=True, metavar="TEXT")
@option("--marking", required=True)
def add(
    state: State, assessment_id: str, question: str, thread: str, remark: str, marking: str
) -> None:
    """Say something at a question or in a thread."""
    from workstation.workflows import comments

    if bool(question) == bool(thread):
        raise UsageError("cli.thread_or_question")
    with state.session() as session:
        if thread:
            said = comments.reply(session, assessment_id, thread, remark, marking)
        else:
            said = comments.add(session, assessment_id, question, remark, marking)
    state.report({"id": said.id, "thread": said.thread, "question": said.question}, [said.id])


@command(
    "assessment.comment.list", "assessor --vault ~/OTT-04 assessment comment list MRA-2026-0001"
)
@click.argument("assessment_id", metavar="ID")
@option("--question", default="", metavar="NUMBER")
def list_all(state: State, assessment_id: str, question: str) -> None:
    """List the threads."""
    from workstation.workflows import comments

    with state.session() as session:
        found = comments.list_threads(session, assessment_id, question)
    lines = [line for thread in found for line in _lines(state, thread)]
    state.report({"assessment": assessment_id, "threads": plain(found)}, lines)


@command(
    "assessment.comment.resolve",
    "assessor --vault ~/OTT-04 assessment comment resolve MRA-2026-0001 C-001",
)
@click.argument("assessment_id", metavar="ID")
@click.argument("thread", metavar="THREAD")
@option("--reopen", is_flag=True, default=False)
def resolve(state: State, assessment_id: str, thread: str, reopen: bool) -> None:
    """Settle a thread, or open it again."""
    from workstation.workflows import comments

    with state.session() as session:
        settle = comments.reopen if reopen else comments.resolve
        found = settle(session, assessment_id, thread)
    state.report({"id": found.id, "thread": plain(found)}, _lines(state, found)[:1])


@command(
    "assessment.corrections",
    "assessor --vault ~/OTT-04 assessment corrections MRA-2026-0001 --point 2"
    ' --otherwise "The source says four, see E-03." --marking "(U)"',
)
@click.argument("assessment_id", metavar="ID")
@option("--point", "point_number", type=click.IntRange(1, 99), default=None)
@option("--otherwise", default=None, metavar="TEXT")
@option("--marking", default="")
def corrections(
    state: State,
    assessment_id: str,
    point_number: int | None,
    otherwise: str | None,
    marking: str,
) -> None:
    """List what a return asks to correct, or say why a point was answered otherwise."""
    from workstation.workflows import corrections as returns

    with state.session() as session:
        if point_number is not None and otherwise is not None:
            returns.answer_otherwise(session, assessment_id, point_number, otherwise, marking)
        found = returns.pending(session, assessment_id)
    listed = found.todo if found else ()
    payload: dict[str, Any] = {
        "assessment": assessment_id,
        "returned_version": found.version if found else None,
        "open": len(found.open) if found else 0,
        "todo": [{**plain(each), "done": each.is_done} for each in listed],
        "changed": [each.question for each in found.changes] if found else [],
    }
    lines = [_todo_line(state, each) for each in listed]
    state.report(payload, lines or [state.label("cli.correction_none")])


def _lines(state: State, thread: Thread) -> list[str]:
    settled = state.label("cli.thread_settled", name=thread.resolved_by)
    status = settled if thread.resolved else state.label("cli.thread_open")
    return [
        f"{thread.id}  {thread.question}  {status}",
        *(
            f"  {one.id}  {one.at_utc[:16]}  {one.officer_name}: {one.marking} {one.text}"
            for one in thread.comments
        ),
    ]


def _todo_line(state: State, each: Todo) -> str:
    if each.is_changed:
        done = state.label("cli.correction_changed")
    elif each.note:
        done = state.label("cli.correction_note", note=f"{each.note_marking} {each.note}")
    else:
        done = state.label("cli.correction_open")
    return f"{each.number}  {each.question}  {each.marking} {each.text}  [{done}]"
