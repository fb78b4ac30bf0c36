"""The smallest methodology that has everything that is checked."""


def _text(key: str, words_of: str = "Words") -> str:
    return f'{key}.en = "{words_of}"\n{key}.fr = "Mots"\n'


def question(number: str, kind: str, *more: str) -> str:
    head = f'[[section.question]]\nid = "{number}"\nkind = "{kind}"\nrule = "B-3"\n'
    return head + _text("text") + _text("help") + "".join(f"{line}\n" for line in more)


def _column(column: str) -> str:
    kind = "answer" if column in ("in_place", "verifiable") else "text"
    return f'[[section.question.column]]\nid = "{column}"\nkind = "{kind}"\nen = "A"\nfr = "B"'


def _scale(name: str) -> str:
    return "".join(
        f"[[{name}]]\nvalue = {value}\n" + _text("label") + _text("short") + _text("help")
        for value in range(1, 6)
    )


_MEASURES = (
    "kind",
    "description",
    "proof",
    "in_place",
    "verifiable",
    "check_due",
    "likelihood_steps",
    "severity_steps",
)

_UNABLE = "allow_unable = true"

SMALL = "".join(
    (
        'id = "small"\nversion = "1.0"\nsheet_max_age_months = 12\n',
        _text("title"),
        _text("subtitle"),
        _text("authority"),
        "matrix = [\n" + '    ["low", "low", "low", "low", "high"],\n' * 5 + "]\n",
        "[mitigation]\nmax_likelihood_steps = 2\nmax_severity_steps = 1\n",
        "caveat_max_severity = 4\nbroken_penalty = 1\n",
        _scale("severity"),
        _scale("likelihood"),
        '[[level]]\nid = "low"\n' + _text("label") + _text("letter"),
        '[[level]]\nid = "high"\ndemands_test = true\n' + _text("label") + _text("letter"),
        '[[choice_set]]\nid = "sort"\nchoices = [{ id = "1", en = "A", fr = "B" }]\n',
        '[[section]]\nid = "0"\n' + _text("title") + _text("intro"),
        question(
            "0.1",
            "choice",
            'role = "act"',
            "choices = [",
            '    { id = "disclosure", en = "Disclose", fr = "Communiquer" },',
            '    { id = "request", en = "Request", fr = "Demander" },',
            '    { id = "use", en = "Use", fr = "Utiliser" },',
            "]",
        ),
        question("0.2", "answer", 'knows = ["exchange", "incident"]'),
        question("0.3", "text", 'role = "title"'),
        question("0.4", "choice", 'choices = "sort"'),
        question(
            "0.5",
            "text",
            'role = "characterization"',
            'visible_when = { question = "0.2", any_of = ["yes", "unable"] }',
        ),
        '[[section]]\nid = "1"\nbaseline = true\n' + _text("title") + _text("intro"),
        question("1.1", "scale", 'scale = "likelihood"', 'role = "baseline.likelihood"', _UNABLE),
        question("1.2", "scale", 'scale = "severity"', 'role = "baseline.severity"', _UNABLE),
        '[[section]]\nid = "2"\n' + _text("title") + _text("intro"),
        'opens_when = { fact = "baseline.locked", any_of = ["yes"] }\n',
        question("2.1", "answer", 'role = "substantial"', "reason = true"),
        question("2.2", "answer", 'role = "mitigable"'),
        question(
            "2.3",
            "choice",
            'role = "recommendation"',
            'choices = [{ id = "deny", en = "D", fr = "R" }]',
        ),
        question("2.4", "text", 'role = "basis"'),
        question("2.5", "text", 'role = "caveat"'),
        question("2.6", "rows", 'role = "measures"', *map(_column, _MEASURES)),
        '[[ladder]]\nid = "L1"\napproves = ["low"]\n' + _text("title"),
        '[[ladder]]\nid = "L5"\napproves = ["low", "high"]\n' + _text("title"),
        '[[floor]]\nrule = "B-5"\nat_least = "L5"\n' + _text("text"),
        'when = { question = "2.1", any_of = ["unable"] }\n',
        '[[notice]]\nid = "minister"\nrule = "B-12"\n' + _text("to") + _text("due"),
        'when = { fact = "decision.authority", any_of = ["L5"] }\n',
        '[[hard_stop]]\nid = "B-8"\nrule = "B-8"\nstages = ["release"]\nquestion = "2.2"\n',
        _text("title") + _text("text"),
        'when = { all = [{ question = "2.1", any_of = ["yes"] }, '
        '{ none = [{ question = "2.2", any_of = ["yes"] }] }] }\n',
    )
)
