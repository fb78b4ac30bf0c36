"""The steps of the ladder on a packet: who signed, whose turn it is, who was passed over."""

from dataclasses import dataclass

from workstation import words
from workstation.domain.assessment import Decision
from workstation.domain.text import Language
from workstation.signing.fields import AUTHOR, ROLE_OF_FIELD
from workstation.signing.verdict import Verdict
from workstation.workflows.packet_rules import PacketFile


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder on a packet; ``status`` is signed, current, open or skipped."""

    field: str
    authority: str
    title: str
    status: str
    officer_name: str = ""
    at_utc: str = ""
    decision: Decision | None = None
    certificate: str = ""


def steps_of(verdict: Verdict, file: PacketFile, language: Language) -> tuple[Step, ...]:
    """Every step of a packet that was accepted, the author first."""
    titles = {each.id: each.title.in_language(language) for each in file.methodology.ladder}
    titles["author"] = words.label("doc.step.author", language)
    titles["second_reader"] = words.label("doc.step.second_reader", language)
    signed = {each.field: each for each in verdict.signatures}
    decisions = {each.authority: each for each in verdict.decisions}
    highest = max(list(ROLE_OF_FIELD).index(each) for each in signed)
    steps = []
    for place, (field, role) in enumerate(ROLE_OF_FIELD.items()):
        if field != AUTHOR and field not in titles:
            continue
        found = signed.get(field)
        if found is not None:
            steps.append(
                Step(field, role.value, titles[field], "signed", found.signer, found.signed_at,
                     decisions.get(role.value), found.certificate)
            )  # fmt: skip
            continue
        current = role.value == file.check.next_authority
        status = "current" if current else "skipped" if place < highest else "open"
        steps.append(Step(field, role.value, titles[field], status))
    return tuple(steps)
