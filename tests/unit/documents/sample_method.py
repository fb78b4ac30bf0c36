"""A small methodology with a question of each kind."""

from typing import Any

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
from workstation.domain.text import Text


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


LIMBS = (
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
                    for n, role, en, fr in LIMBS
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
