"""The steps of an assessment as plain values, so that undo survives a lock.

A step keeps only what changed: a text's splice, or the old and the new value of another part.
The texts between are found again from the answers as they stand, backwards for what can be
undone and forwards for what can be made again; a step that does not fit ends the history there.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ui.widgets.edit_steps import Step, backward, difference, forward
from ui.wizard.draft import WITH_ANOTHER, Change, Draft
from ui.wizard.draft import Step as Walked
from workstation.domain.assessment import Answer, AnswerValue

MOST_STEPS = 200
MOST_LETTERS = 200_000
"""Bounds of what is kept: the newest steps, and the letters of all their changes."""

Kept = dict[str, Any]


def kept_steps(draft: Draft) -> Kept:
    """The newest steps and how many of them are done; empty when there are none."""
    steps = [_say_step(edit.before, edit.after, edit.part, edit.others) for edit in draft.edits]
    done = draft.undo_stack.index()
    while steps and done and (len(steps) > MOST_STEPS or _letters(steps) > MOST_LETTERS):
        del steps[0]
        done -= 1
    return {"done": done, "steps": steps} if steps else {}


def take_steps(draft: Draft, kept: Kept) -> None:
    """Take the steps over; the answers on screen stay as they are.

    Whoever types before they are here goes on from what was kept: those steps come after, and
    nothing can be made again any more.
    """
    newer = [(each.before, each.after, each.part, tuple(each.others)) for each in draft.edits]
    newest = draft.undo_stack.index()
    first: dict[str, Answer] = {}
    for before, after, _part, others in reversed(newer[:newest]):
        first |= {was.question: was for was, _now in ((before, after), *others)}
    done = int(kept.get("done", 0))
    said = [step for step in kept.get("steps", ()) if isinstance(step, dict)]
    past = _walk(draft, list(reversed(said[:done])), first, forwards=False)
    future = [] if newer else _walk(draft, said[done:], {}, forwards=True)
    edits = [_turned(step) for step in reversed(past)]
    draft.take_edits([*edits, *newer, *future], len(edits) + newest)


def _turned(step: Walked) -> Walked:
    near, far, part, others = step
    return far, near, part, tuple((there, here) for here, there in others)


def _walk(
    draft: Draft, said: list[Kept], first: dict[str, Answer], *, forwards: bool
) -> list[Walked]:
    """The answers on the near and the far side of each step, as far as the steps fit.

    Args:
        draft: whose answers count where ``first`` names none.
        said: the steps, from the nearest to the farthest.
        first: answers from which to walk in place of the draft's.
        forwards: whether the far side comes after.
    """
    answers = dict(first)
    walked = []
    for step in said:
        parts = [step, *(each for each in step.get("others", ()) if isinstance(each, dict))]
        changes = [_change(draft, answers, each, forwards=forwards) for each in parts]
        found = [change for change in changes if change is not None]
        if len(found) < len(parts):
            break
        here, there = found[0]
        walked.append((here, there, str(step.get("part", "")), tuple(found[1:])))
        answers |= {after.question: after for _before, after in found}
    return walked


def _change(
    draft: Draft, answers: dict[str, Answer], said: Kept, *, forwards: bool
) -> Change | None:
    """The near and the far side of one answer's change; None when it does not fit."""
    question = str(said.get("question", ""))
    if question not in draft.methodology.questions:
        return None
    here = answers.get(question) or draft.answer_to(question)
    there = _step(here, said, forwards=forwards)
    return None if there is None else (here, there)


def _say_step(before: Answer, after: Answer, part: str, others: Sequence[Change]) -> Kept:
    said = _say(before, after, part)
    if others:
        said["others"] = [_say(was, now, WITH_ANOTHER) for was, now in others]
    return said


def _say(before: Answer, after: Answer, part: str) -> Kept:
    said: Kept = {"question": after.question, "part": part}
    if before.text != after.text:
        splice = difference(before.text, after.text)
        said["text"] = [splice.at, splice.gone, splice.come]
    if before.marking != after.marking:
        said["marking"] = [before.marking, after.marking]
    if before.evidence != after.evidence:
        said["evidence"] = [before.evidence, after.evidence]
    if before.value != after.value:
        said["value"] = [before.value, after.value]
    return said


def _step(answer: Answer, said: Kept, *, forwards: bool) -> Answer | None:
    """An answer on the other side of a step; None when it does not fit."""
    near, far = (0, 1) if forwards else (1, 0)
    if "text" in said:
        at, gone, come = said["text"]
        go = forward if forwards else backward
        text = go(answer.text, Step(int(at), str(gone), str(come)))
        if text is None:
            return None
        answer = replace(answer, text=text)
    if "marking" in said:
        if answer.marking != said["marking"][near]:
            return None
        answer = replace(answer, marking=str(said["marking"][far]))
    if "evidence" in said:
        if list(answer.evidence) != list(said["evidence"][near]):
            return None
        answer = replace(answer, evidence=tuple(said["evidence"][far]))
    if "value" in said:
        if answer.value != _value(said["value"][near]):
            return None
        answer = replace(answer, value=_value(said["value"][far]))
    return answer


def _value(plain: Any) -> AnswerValue:
    """A value out of JSON, where a tuple has become a list."""
    return tuple(plain) if isinstance(plain, list) else plain


def _letters(steps: list[Kept]) -> int:
    return sum(len(str(step)) for step in steps)
