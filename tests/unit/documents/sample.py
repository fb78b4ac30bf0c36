"""A small methodology and a filled assessment, and officers with real keys."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

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
from workstation.domain.methodology import (
    Authority,
    Choice,
    Column,
    Condition,
    Form,
    Level,
    Methodology,
    MitigationPolicy,
    NoticeRule,
    Question,
    QuestionKind,
    ScaleStep,
    Section,
)
from workstation.domain.partner import (
    Arrangement,
    ArrangementStatus,
    Indicator,
    Partner,
    PartnerKind,
    TimelineEntry,
)
from workstation.domain.text import Language, Text

SIGNED_AT = "2026-11-16T21:20:00Z"


def _text(en: str, fr: str = "") -> Text:
    return Text(en, fr or en)


def _question(number: str, kind: QuestionKind, en: str, fr: str, **more: Any) -> Question:
    return Question(number, kind, _text(en, fr), _text("", ""), "B-7", **more)


_ACTS = (
    Choice("disclosure", _text("Disclosure", "Communication")),
    Choice("request", _text("Request", "Demande")),
)

_MEASURES = (
    Column(
        "kind",
        _text("Kind", "Nature"),
        QuestionKind.CHOICE,
        (
            Choice("assurance-written", _text("Written assurance", "Garantie écrite")),
            Choice("caveat", _text("Caveat", "Mise en garde")),
        ),
    ),
    Column("description", _text("Description", "Description"), QuestionKind.TEXT),
    Column("proof", _text("Proof", "Preuve"), QuestionKind.TEXT),
    Column("in_place", _text("In place", "En place"), QuestionKind.ANSWER),
    Column(
        "likelihood_steps",
        _text("Steps off the likelihood", "Réduction de la probabilité"),
        QuestionKind.CHOICE,
    ),
)

_LIMBS = (
    (
        "11.1",
        "personal",
        "Personal: the risk is to an identified person.",
        "Personnel : le risque vise une personne identifiée.",
    ),
    ("11.2", "present", "Present: the risk exists now.", "Actuel : le risque existe maintenant."),
    (
        "11.3",
        "foreseeable",
        "Foreseeable: it follows from the purpose.",
        "Prévisible : il découle du but.",
    ),
)


def methodology() -> Methodology:
    """Four sections, in both languages."""
    sections = (
        Section(
            "0",
            _text("Triage", "Tri"),
            _text(""),
            (
                _question(
                    "0.1",
                    QuestionKind.CHOICE,
                    "Which act is proposed?",
                    "Quel acte est proposé?",
                    choices=_ACTS,
                    role="act",
                ),
            ),
        ),
        Section(
            "1",
            _text("The exchange", "L’échange"),
            _text(""),
            (
                _question(
                    "1.1", QuestionKind.TEXT, "What is proposed?", "Que propose-t-on?", role="title"
                ),
                _question(
                    "1.2",
                    QuestionKind.TEXT,
                    "Summary of the exchange",
                    "Résumé de l’échange",
                    role="summary",
                ),
            ),
        ),
        Section(
            "8",
            _text(
                "Likely action by the recipient, without measures",
                "Action probable du destinataire, sans les mesures",
            ),
            _text(""),
            (
                _question(
                    "8.3",
                    QuestionKind.SCALE,
                    "How likely is harm to this person?",
                    "Quelle est la probabilité d’un préjudice?",
                    scale="likelihood",
                    role="baseline.likelihood",
                ),
                _question(
                    "8.4",
                    QuestionKind.SCALE,
                    "How severe would it be?",
                    "Quelle en serait la gravité?",
                    scale="severity",
                    role="baseline.severity",
                ),
                _question(
                    "8.5",
                    QuestionKind.ANSWER,
                    "Brought before a judge within the time set by local law?",
                    "Présentée à un juge dans le délai de la loi locale?",
                ),
            ),
        ),
        Section(
            "9",
            _text(
                "Use of information likely obtained through mistreatment",
                "Utilisation de renseignements",
            ),
            _text(""),
            (),
        ),
        Section(
            "10",
            _text("Mitigation", "Atténuation"),
            _text(""),
            (
                _question(
                    "10.1",
                    QuestionKind.ROWS,
                    "Which measures are taken?",
                    "Quelles mesures sont prises?",
                    columns=_MEASURES,
                    role="measures",
                ),
            ),
        ),
        Section(
            "11",
            _text("Determination, limb by limb", "Détermination, élément par élément"),
            _text(""),
            (
                *[
                    _question(n, QuestionKind.ANSWER, en, fr, role=f"limb.{role}")
                    for n, role, en, fr in _LIMBS
                ],
                _question(
                    "11.7",
                    QuestionKind.ANSWER,
                    "Is there a substantial risk without the measures?",
                    "Y a-t-il un risque sérieux sans les mesures?",
                    role="substantial",
                ),
                _question(
                    "11.8",
                    QuestionKind.ANSWER,
                    "Can the risk be mitigated?",
                    "Le risque peut-il être atténué?",
                    role="mitigable",
                ),
            ),
        ),
        Section(
            "14",
            _text("After", "Suites"),
            _text(""),
            (_question("14.1", QuestionKind.ANSWER, "Was it sent?", "A-t-il été envoyé?"),),
            after_decision=True,
        ),
    )
    names = (
        "Minor",
        "Short detention",
        "Arbitrary detention",
        "Cruel, inhuman or degrading",
        "Torture or killing",
    )
    chances = ("Remote", "Possible", "Even", "More likely than not", "Near certain")
    always = Condition(Form.ALL)
    return Methodology(
        id="sample",
        version="2026.2",
        title=_text("Sample"),
        subtitle=_text(""),
        authority_text=_text(
            "Assessment under the Avoiding Complicity in Mistreatment by Foreign Entities Act",
            "Évaluation en vertu de la Loi visant à éviter la complicité",
        ),
        sections=sections,
        severity=tuple(ScaleStep(n, _text(t), _text(t), _text("")) for n, t in enumerate(names, 1)),
        likelihood=tuple(
            ScaleStep(n, _text(t), _text(t), _text("")) for n, t in enumerate(chances, 1)
        ),
        levels=(
            Level("low", _text("Low", "Faible"), _text("L", "F")),
            Level("medium", _text("Medium", "Moyen"), _text("M")),
            Level("high", _text("High", "Élevé"), _text("H", "É")),
            Level("substantial", _text("Substantial?", "Sérieux?"), _text("S?"), demands_test=True),
        ),
        matrix=(
            ("low", "low", "low", "medium", "medium"),
            ("low", "low", "low", "medium", "medium"),
            ("low", "medium", "medium", "high", "high"),
            ("medium", "medium", "high", "substantial", "substantial"),
            ("medium", "high", "substantial", "substantial", "substantial"),
        ),
        hard_stops=(),
        ladder=(
            Authority("L1", _text("Operational manager", "Gestionnaire opérationnel"), ("low",)),
            Authority(
                "L2",
                _text(
                    "Director outside the requesting line", "Directeur hors de la ligne demandeuse"
                ),
                ("low", "medium"),
            ),
            Authority(
                "L3",
                _text(
                    "Director General, legal services consulted",
                    "Directeur général, services juridiques consultés",
                ),
                ("low", "medium", "high"),
            ),
            Authority(
                "L4",
                _text("Committee with legal services", "Comité avec les services juridiques"),
                ("substantial",),
            ),
            Authority("L5", _text("Deputy head", "Administrateur général"), ("substantial",)),
        ),
        floors=(),
        notices=(
            NoticeRule(
                "oversight",
                "B-12",
                _text("Minister, NSIRA, NSICOP", "Ministre, OSSNR, CPSNR"),
                _text(
                    "After a decision by the deputy head, as soon as feasible",
                    "Après une décision de l’administrateur général, dès que possible",
                ),
                always,
            ),
            NoticeRule(
                "annual",
                "B-14",
                _text("Annual report", "Rapport annuel"),
                _text("Before 1 March", "Avant le 1er mars"),
                always,
            ),
        ),
        mitigation=MitigationPolicy(2, 1, 4, 1),
        sheet_max_age_months=12,
        sha256="ab" * 32,
    )


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
        *[Answer(n, "yes", "One named person.", "(S//REL TO CAN, USA)") for n, *_ in _LIMBS],
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
