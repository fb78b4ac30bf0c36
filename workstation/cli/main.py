"""The entry point ``assessor``: language, errors and exit codes of every command."""

import json
import locale
import os
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import click

from workstation import __version__, words
from workstation.cli.command import (
    COMMON,
    UnknownCommandError,
    WordedGroup,
    WordedOption,
    take_common,
)
from workstation.cli.state import State, visible
from workstation.domain.error import JobCancelledError, UsageError, UserError
from workstation.domain.text import LANGUAGES, Language

MEMBERS = {
    "demo": "demo:demo",
    "init": "init:init",
    "officer": "officers:officer",
    "authority": "authority:authority",
    "enrol": "authority:enrol",
    "revoke": "delegations:revoke",
    "delegate": "delegations:delegate",
    "partner": "partners:partner",
    "arrangement": "arrangements:arrangement",
    "agreement": "agreements:agreement",
    "exchange": "exchanges:exchange",
    "assurance": "assurances:assurance",
    "incident": "incidents:incident",
    "source": "sources:source",
    "indicators": "indicators:indicators",
    "marking": "marking:marking",
    "search": "search:search",
    "methodology": "methodologies:methodology",
    "assessment": "assessments:assessment",
    "standing": "standing:standing",
    "follow-up": "after:follow_up",
    "breach": "after:breach",
    "verify": "packets:verify",
    "decide": "packets:decide",
    "receive": "packets:receive",
    "approvals": "approvals:approvals",
    "print": "packets:print_packet",
    "wet-ink": "wet_ink:wet_ink",
    "notices": "notices:notices",
    "guide": "guide:guide",
    "timestamp": "timestamps:timestamp",
    "information-paper": "information_paper:information_paper",
    "export": "export:export",
    "report": "report:report",
    "recovery": "recovery:recovery",
    "anchor": "anchors:anchor",
    "ledger": "ledger:ledger",
    "backup": "backup:backup",
    "restore": "backup:restore",
    "doctor": "doctor:doctor",
}

EXAMPLE = 'assessor --vault ~/OTT-04 --officer "A. Martin" assessment list'


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: without the program's name; by default those of the process.

    Returns:
        The exit code of the command-line contract.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = _chosen_language(given)
    state = State(
        language=chosen or _locale_language(),
        language_chosen=chosen is not None,
        json="--json" in given,
    )
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        _root().main(
            given, prog_name="assessor", standalone_mode=False, obj=state, windows_expand_args=False
        )
        sys.stdout.flush()
    except UserError as problem:
        return _tell(problem, state)
    except click.UsageError as problem:
        return _tell_usage(problem, state)
    except (click.Abort, JobCancelledError, KeyboardInterrupt):
        print(words.label("cli.stopped", state.language), file=sys.stderr)
        return 4
    except BrokenPipeError:
        # The reader of our output went away; nothing is left to tell it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:  # noqa: BLE001 - last resort of the process: one line, no traceback
        return _tell_defect(problem, state)
    return state.exit_code


def _root() -> WordedGroup:
    def open_window(**values: Any) -> None:
        ctx = click.get_current_context()
        state = cast("State", ctx.obj)
        take_common(state, values)
        if ctx.invoked_subcommand is None:
            _open_window(state)

    callback: Any = open_window
    for add in COMMON:
        callback = add(callback)
    callback = click.version_option(__version__, cls=WordedOption)(callback)
    root = WordedGroup(
        "assessor",
        MEMBERS,
        callback=callback,
        params=list(reversed(callback.__click_params__)),
        invoke_without_command=True,
    )
    root.key, root.example = "assessor", EXAMPLE
    return root


def _open_window(state: State) -> None:
    """Start the window, which is a package of its own that this one never imports."""
    sys.argv = ["assessor"]
    if state.language_chosen:
        sys.argv += ["--lang", state.language]
    if state.vault:
        sys.argv += ["--vault", str(state.vault)]
    try:
        runpy.run_module("ui", run_name="__main__", alter_sys=True)
    except ImportError as cause:
        if (cause.name or "").partition(".")[0] not in {"ui", "PySide6"}:
            raise
        raise UsageError("cli.no_window") from cause


def _speak_utf8(stream: Any) -> None:
    """Marks and names are written whatever the locale; what cannot be written is escaped."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _chosen_language(arguments: Sequence[str]) -> Language | None:
    """``--lang`` wherever it stands."""
    for place, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else ""
        if argument == "--lang" and place + 1 < len(arguments):
            value = arguments[place + 1]
        if value in LANGUAGES:
            return value
    return None


def _locale_language() -> Language:
    """The language of the locale when it is French, else English."""
    named = (os.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n))
    found = next(named, "") or locale.getlocale()[0] or ""
    return "fr" if found.lower().startswith("fr") else "en"


def _tell(problem: UserError, state: State) -> int:
    told = words.error(problem, state.language)
    _show(
        state,
        {
            "code": problem.code,
            "message": told.message,
            "file": problem.file,
            "place": problem.place,
            "next": told.next_step,
        },
    )
    return problem.exit_code


def _tell_usage(problem: click.UsageError, state: State) -> int:
    command = problem.ctx.command_path if problem.ctx else "assessor"
    key, name = _usage(problem)
    _show(
        state,
        {
            "code": "cli.usage",
            "message": words.label(key, state.language, name=name),
            "file": None,
            "place": name or None,
            "next": words.label("cli.usage_next", state.language, command=command),
        },
    )
    return 2


def _usage(problem: click.UsageError) -> tuple[str, str]:
    """The key of the words for a wrong use, and what was wrong."""
    if isinstance(problem, click.NoSuchOption):
        return "cli.usage_no_option", problem.option_name
    if isinstance(problem, click.BadParameter):
        missing = isinstance(problem, click.MissingParameter)
        hint = problem.param_hint or (problem.param.opts[0] if problem.param else "")
        name = hint if isinstance(hint, str) else ", ".join(hint)
        if problem.param is not None and isinstance(problem.param, click.Argument):
            name = problem.param.human_readable_name
        return ("cli.usage_missing" if missing else "cli.usage_bad_value"), name
    if isinstance(problem, UnknownCommandError):
        return "cli.usage_no_command", problem.name
    return "cli.usage_other", ""


def _tell_defect(problem: Exception, state: State) -> int:
    from workstation.cli.defect import write_defect

    log = write_defect(problem)
    _show(
        state,
        {
            "code": "cli.defect",
            "message": words.label("cli.defect", state.language),
            "file": str(log) if log else None,
            "place": None,
            "next": words.label("cli.defect_next", state.language, file=log or Path("-")),
        },
    )
    return 5


def _show(state: State, told: dict[str, Any]) -> None:
    """An error: JSON on standard output with ``--json``, else two sentences on the other."""
    if state.json:
        print(json.dumps({"error": told, **state.details}, ensure_ascii=False))
        return
    parts = [told["message"], told["next"]]
    print(visible(" ".join(part for part in parts if part)), file=sys.stderr)
