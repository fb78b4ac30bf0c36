"""Every command explains itself in complete sentences, in both languages, with an example."""

from collections.abc import Iterator

import click
import pytest

from workstation.cli.command import WordedCommand, WordedGroup
from workstation.cli.main import _root
from workstation.cli.state import State
from workstation.domain.text import LANGUAGES, Language


def _walk(group: click.Group, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    ctx = click.Context(group, obj=State())
    for name in group.list_commands(ctx):
        found = group.get_command(ctx, name)
        assert found is not None
        yield (*path, name)
        if isinstance(found, click.Group):
            yield from _walk(found, (*path, name))


COMMANDS = [(), *_walk(_root(), ())]


def test_the_walk_finds_the_contract() -> None:
    """Every command of the contract that this version has."""
    names = {" ".join(path) for path in COMMANDS}
    assert {
        "demo", "init", "officer add", "officer list", "officer disable", "officer passphrase",
        "officer roster export", "officer roster import", "partner add", "partner list",
        "partner show", "partner import", "partner restrict", "partner record",
        "indicators import", "indicators list", "marking banner", "exchange add",
        "exchange import", "exchange list", "assurance add", "assurance list", "assurance check",
        "incident add",
        "incident list", "search", "methodology list", "methodology show", "methodology check",
        "assessment new", "assessment answer", "assessment show", "assessment check",
        "assessment submit", "verify", "decide", "receive", "print", "export", "ledger verify",
        "ledger show", "ledger rebuild-check",
    } <= names  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: " ".join(path) or "assessor")
def test_help_is_sentences_with_an_example(
    path: tuple[str, ...], language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    from workstation.cli.main import main

    assert main(["--lang", language, *path, "--help"]) == 0
    shown = capsys.readouterr().out.split("\n\n")
    found = _find(path)
    explained = " ".join(shown[1].split())
    assert explained[0].isupper()
    assert explained.endswith(".")
    assert found.example in "\n\n".join(shown)
    assert found.example.startswith("assessor ")
    if isinstance(found, WordedCommand):
        assert f" {' '.join(path)} " in f"{found.example} "


def _find(path: tuple[str, ...]) -> WordedCommand | WordedGroup:
    found: click.Command = _root()
    for name in path:
        assert isinstance(found, click.Group)
        below = found.get_command(click.Context(found, obj=State()), name)
        assert below is not None
        found = below
    assert isinstance(found, WordedCommand | WordedGroup)
    return found
