"""How a command is declared: its words come from the catalogue, in the reader's language.

``help.<key>`` explains a command, ``option.<name>`` an option. Nothing here names a
workflow; command modules are imported when their command is asked for.
"""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from workstation import words
from workstation.cli.state import State
from workstation.domain.text import Language

FILE = click.Path(path_type=Path)

Function = TypeVar("Function", bound=Callable[..., Any])


def state_of(ctx: click.Context) -> State:
    """The state that ``main`` made for this call."""
    found = ctx.find_object(State)
    return found if found is not None else ctx.ensure_object(State)


class WordedOption(click.Option):
    """An option whose help stands in the catalogue under ``option.<name>``."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The names and the help, in the reader's language."""
        self.help = words.label(f"option.{self.name}", state_of(ctx).language)
        return super().get_help_record(ctx)


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """An option of a command, worded in the catalogue."""
    return click.option(*names, cls=WordedOption, **settings)


class WordedCommand(click.Command):
    """A command with help under ``help.<key>`` and an example."""

    key: str = ""
    example: str = ""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, worded in the reader's language."""
        return _worded_help(super().get_help_option(ctx), ctx)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, then the example as it would be typed."""
        _write_help(self.key, self.example, state_of(ctx).language, formatter)


class WordedGroup(click.Group):
    """A group whose commands are imported when they are asked for.

    ``members`` maps a command's name to ``module:attribute``.
    """

    key: str = ""
    example: str = ""

    def __init__(self, name: str, members: dict[str, str], **settings: Any) -> None:
        super().__init__(name, **settings)
        self.members = members

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, worded in the reader's language."""
        return _worded_help(super().get_help_option(ctx), ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in their order."""
        return list(self.members)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, from its module."""
        target = self.members.get(cmd_name)
        if target is None:
            return None
        module, attribute = target.split(":")
        found = getattr(importlib.import_module(f"workstation.cli.{module}"), attribute)
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the next word names.

        Raises:
            UnknownCommandError: there is none.
        """
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing:
            raise UnknownCommandError(args[0], ctx)
        return args[0] if found else None, found, args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with the first sentence of their help; no module is imported."""
        language = state_of(ctx).language
        start = "" if ctx.parent is None else f"{self.key}."
        rows = [(name, _short(start + name, language)) for name in self.members]
        with formatter.section(words.label("cli.commands", language)):
            formatter.write_dl(rows)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, then the example as it would be typed."""
        _write_help(self.key, self.example, state_of(ctx).language, formatter)


class UnknownCommandError(click.UsageError):
    """A word that is no command of the group in ``ctx``."""

    def __init__(self, name: str, ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name = name


def group(key: str, example: str, members: dict[str, str]) -> WordedGroup:
    """A group of commands that are imported when they are asked for."""
    made = WordedGroup(key.rpartition(".")[2], members)
    made.key, made.example = key, example
    return made


def command(key: str, example: str) -> Callable[[Callable[..., None]], WordedCommand]:
    """Turn a function into a command; it receives the :class:`State` first."""

    def declare(function: Callable[..., None]) -> WordedCommand:
        def run(**values: Any) -> None:
            state = state_of(click.get_current_context())
            take_common(state, values)
            function(state, **values)

        # click collects the options of the decorators below this one from here.
        run.__dict__.update(function.__dict__)
        for add in COMMON:
            run = add(run)
        made = click.command(key.rpartition(".")[2], cls=WordedCommand)(run)
        made.key, made.example = key, example
        return made

    return declare


COMMON: tuple[Callable[[Callable[..., None]], Callable[..., None]], ...] = (
    option("--lang", type=click.Choice(["en", "fr"]), default=None),
    option("--json", "as_json", is_flag=True, default=False),
    option("--passphrase-file", type=FILE, default=None),
    option("--officer", default=None, metavar="NAME"),
    option("--vault", type=FILE, default=None, metavar="DIR"),
)
"""Accepted before and after the command's name."""


def take_common(state: State, values: dict[str, Any]) -> None:
    """Move the common options from a command's arguments into the state."""
    state.vault = values.pop("vault", None) or state.vault
    state.officer = values.pop("officer", None) or state.officer
    state.passphrase_file = values.pop("passphrase_file", None) or state.passphrase_file
    state.json = values.pop("as_json", False) or state.json
    state.language = values.pop("lang", None) or state.language


def _worded_help(found: click.Option | None, ctx: click.Context) -> click.Option | None:
    if found is not None:
        found.help = words.label("option.help", state_of(ctx).language)
    return found


def _short(key: str, language: Language) -> str:
    return words.label(f"help.{key}", language).split("\n", 1)[0]


def _write_help(key: str, example: str, language: Language, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        for paragraph in words.label(f"help.{key}", language).strip().split("\n"):
            formatter.write_text(paragraph)
        formatter.write_paragraph()
        formatter.write_text(words.label("cli.example", language))
        with formatter.indentation():
            for line in example.split("\n"):
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
