"""A small methodology and a filled assessment, and officers with real keys."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tests.unit.documents.sample_method import LIMBS
from tests.unit.documents.sample_method import methodology as methodology
from workstation.documents import packet_record
from workstation.documents.packet_record import PacketContent, SectionContent
from workstation.domain.assessment import (
    Answer,
    Assessment,
    Determination,
    Evidence,
    EvidenceKind,
    RiskValue,
)
from workstation.domain.partner import (
    Arrangement,
    ArrangementStatus,
    Indicator,
    Partner,
    PartnerKind,
    TimelineEntry,
)
from workstation.domain.text import Language

SIGNED_AT = "2026-11-16T21:20:00Z"


def content(language: Language = "en", **changes: Any) -> PacketContent:
    """A filled assessment, ready to be signed."""
    answers = (
        Answer("0.1", "disclosure", "The message goes to the recipient.", "(U)"),
        Answer(
            "1.1",
            None,
            "Disclosure of travel dates of one person to the General Directorate of State"
            " Security, Republic of Norvania",
            "(S//REL TO CAN, USA)",
        ),
        Answer(
            "1.2",
            None,
            "We propose to tell GDSS the dates on which one person is expected to enter the"
            " country. The purpose is to prevent an attack that two independent sources describe.",
            "(S//REL TO CAN, USA)",
        ),
        Answer(
            "8.3",
            "4",
            "Reports of 2023 and 2024 name the holding centre.",
            "(C//REL TO CAN, USA)",
            ("E-01",),
        ),
        Answer(
            "8.4",
            "4",
            "Two persons held for 19 and 23 days without contact.",
            "(S//CEO)",
            ("E-01", "E-02"),
        ),
        Answer(
            "8.5", "unable", "The law sets 72 hours. No figures for this unit since 2024.", "(U)"
        ),
        Answer(
            "10.1",
            (
                {
                    "kind": "assurance-written",
                    "description": "no detention without contact; consular access within 48 h",
                    "proof": "E-02",
                    "in_place": "yes",
                    "likelihood_steps": "1",
                },
                {
                    "kind": "caveat",
                    "description": "no arrest on this information alone",
                    "proof": "E-01",
                    "in_place": "yes",
                    "likelihood_steps": "0",
                },
            ),
            "As agreed.",
            "(S//CEO)",
        ),
        *[Answer(n, "yes", "One named person.", "(S//REL TO CAN, USA)") for n, *_ in LIMBS],
        Answer("11.7", "yes", "Limbs 11.1 to 11.3 are all met.", "(S//REL TO CAN, USA)"),
        Answer("11.8", "yes", "Measures 10.1 and 10.2 are in place.", "(S//REL TO CAN, USA)"),
    )
    assessment = Assessment(
        id="MRA-2026-0147",
        version=3,
        methodology="sample",
        methodology_version="2026.2",
        methodology_sha256="ab" * 32,
        partner="P-0001",
        exchange="EX-2026-0311",
        author="O-1",
        author_name="A. Martin",
        created_utc="2026-11-10T09:00:00Z",
        answers={each.question: each for each in answers},
        evidence=(
            Evidence(
                "E-01",
                EvidenceKind.SOURCE,
                "Report on the holding centre",
                "(C//REL TO CAN, USA)",
                "SRC-2024-003",
                dated="2024-05-02",
            ),
            Evidence(
                "E-02",
                EvidenceKind.FILE,
                "Letter of the Deputy Director",
                "(S//CEO)",
                "cd" * 32,
                "cd" * 32,
                40_211,
                "application/pdf",
                "2026-11-12",
            ),
        ),
        baseline_locked_utc="2026-11-13T10:02:00Z",
        baseline_locked_by="O-1",
    )
    made = methodology()
    base = PacketContent(
        assessment=assessment,
        methodology=made,
        language=language,
        vault_id="vault-1",
        vault_name="OTT-04",
        partner=Partner(
            "P-0001",
            "General Directorate of State Security",
            PartnerKind.INTELLIGENCE,
            "NOR",
            "Counter-Terrorism Department",
            "GDSS",
        ),
        arrangement=Arrangement(
            "ARR-2019-007",
            "P-0001",
            "Exchange of information",
            ArrangementStatus.ACTIVE,
            minister_approved="2019-11-04",
        ),
        baseline=RiskValue(4, 4, "substantial", locked=True),
        residual=RiskValue(4, 2, "medium"),
        determination=Determination("yes", "yes"),
        banner="SECRET//CANADIAN EYES ONLY",
        banner_drivers=("8.4", "10.1"),
        portions=14,
        authority_required="L4",
        authority_reasons=(
            {"rule": "D, L4", "text": "Substantial without measures, can be mitigated"},
        ),
        signed_at=SIGNED_AT,
        prior_record=(
            TimelineEntry(
                "P-0001",
                "2026-06-30",
                40,
                "assurance-check",
                "AS-2025-031",
                "consular access within 48 h, confirmed by visit",
                "(S//CEO)",
                "kept",
            ),
            TimelineEntry(
                "P-0001",
                "2022-05-11",
                12,
                "incident",
                "AS-2021-008",
                "information passed to a third service without consent",
                "(S//CEO)",
                "broken",
                "restricted for 14 months",
            ),
        ),
        indicators=(Indicator("pts", "NOR", "PTS-A", 2024, "4"),),
        citations=({"dataset": "pts", "text": "Gibney and others. 2025. <b>The Scale</b>."},),
        sections=tuple(
            SectionContent(
                s.id, "not-needed" if s.id == "9" else "done", tuple(q.id for q in s.questions)
            )
            for s in made.sections
        ),
        changes=(
            {
                "version": "2",
                "at": "2026-11-12T08:00:00Z",
                "who": "S. Okafor",
                "what": "L3, Return",
                "marking": "(S//CEO)",
                "text": "Name the unit.",
            },
        ),
        ledger=(312, "ef" * 32),
        measures_in_place=2,
    )
    return replace(base, **changes)


def record(language: Language = "en", **changes: Any) -> packet_record.Record:
    """The record of that assessment."""
    return packet_record.build(content(language, **changes))


NOW = datetime(2026, 11, 1, tzinfo=UTC)
