"""The steps of an assessment as plain values, so that undo survives a lock.

A step keeps only what changed: a text's splice, or the old and the new value of another part.
The texts between are found again from the answers as they stand, backwards for what can be
undone and forwards for what can be made again; a step that does not fit ends the history there.
"""

from dataclasses import replace
from typing import Any

from ui.widgets.edit_steps import Step, backward, difference, forward
from ui.wizard.draft import Draft
from workstation.domain.assessment import Answer, AnswerValue

MOST_STEPS = 200
MOST_LETTERS = 200_000
"""Bounds of what is kept: the newest steps, and the letters of all their changes."""

Kept = dict[str, Any]


def kept_steps(draft: Draft) -> Kept:
    """The newest steps and how many of them are done; empty when there are none."""
    steps = [_say(edit.before, edit.after, edit.part) for edit in draft.edits]
    done = draft.undo_stack.index()
    while steps and done and (len(steps) > MOST_STEPS or _letters(steps) > MOST_LETTERS):
        del steps[0]
        done -= 1
    return {"done": done, "steps": steps} if steps else {}


def take_steps(draft: Draft, kept: Kept) -> None:
    """Take the steps over; the answers on screen stay as they are."""
    done = int(kept.get("done", 0))
    said = [step for step in kept.get("steps", ()) if isinstance(step, dict)]
    past = _walk(draft, list(reversed(said[:done])), forwards=False)
    future = _walk(draft, said[done:], forwards=True)
    edits = [(after, before, part) for before, after, part in reversed(past)]
    draft.take_edits([*edits, *future], len(edits))


def _walk(draft: Draft, said: list[Kept], *, forwards: bool) -> list[tuple[Answer, Answer, str]]:
    """The answers on the near and the far side of each step, as far as the steps fit."""
    answers: dict[str, Answer] = {}
    walked = []
    for step in said:
        question = str(step.get("question", ""))
        if question not in draft.methodology.questions:
            break
        here = answers.get(question) or draft.answer_to(question)
        there = _step(here, step, forwards=forwards)
        if there is None:
            break
        walked.append((here, there, str(step.get("part", ""))))
        answers[question] = there
    return walked


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
