"""Redacted copies: what was blacked out is in the file nowhere."""

import subprocess
from pathlib import Path

import pytest

from tests.unit.workflows.filled import fill
from workstation.domain.distribution import Recipient
from workstation.domain.error import BadInputError, UsageError
from workstation.domain.redaction import Redaction
from workstation.workflows import assessments, codes, packets, printing, redaction, verification
from workstation.workflows.session import Session

PARTNER = "General Directorate of State Security"


def _text(path: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True
    )
    return " ".join(done.stdout.split())


def _everything(path: Path) -> bytes:
    """All streams of a file, uncompressed, with its dictionaries."""
    import pikepdf

    found = [path.read_bytes()]
    with pikepdf.open(path) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                try:
                    found.append(each.read_bytes())
                except pikepdf.PdfError:
                    found.append(each.read_raw_bytes())
            else:
                found.append(each.unparse())
    return b"\n".join(found)


def test_what_is_blacked_out_is_in_the_file_nowhere(session: Session, tmp_path: Path) -> None:
    assessment = fill(session, tmp_path)
    packets.submit(session, assessment, tmp_path / "packet.pdf")
    answers = assessments.get_assessment(session, assessment).answers
    hidden = [each for each in ("6.10", "8.14") if answers[each].text]
    assert hidden
    profile = tmp_path / "profile.toml"
    profile.write_text(
        "".join(f'[[field]]\nplace = "{each}"\nreason = "atia-15-1"\n' for each in hidden)
        + '[[field]]\nplace = "partner"\nreason = "atia-13-1"\n'
        + '[[person]]\nname = "a.  martin"\nreason = "atia-19-1"\n',
        encoding="utf-8",
    )
    wanted = redaction.read_profile(profile)
    out = tmp_path / "redacted.pdf"
    made = redaction.write_copy(
        session, assessment, out, wanted, recipient=Recipient("Access office")
    )
    said, raw = _text(out), _everything(out)
    for each in hidden:
        assert answers[each].text not in said
    for secret in (PARTNER, "A. Martin"):
        assert secret not in said
        assert secret.encode() not in raw
        assert secret.encode("utf-16-be") not in raw
    assert "█████████ [s. 15(1)]" in said
    assert "record.json" not in said
    assert b"record.json" not in raw
    pages = said.count("REDACTED COPY, not a packet")
    assert pages == made.entry_body["pages"]
    assert made.entry_body["redacted"][-1] == {"place": "person", "reason": "atia-19-1"}
    found = codes.find_code(session, made_code(made.entry_body["letters"]))
    assert found.copies[0].redactions == len(wanted)
    with pytest.raises(BadInputError) as caught:
        verification.verify_in(session, out)
    assert caught.value.code == "packet.not_ours", "never accepted as a packet"


def made_code(letters: str) -> str:
    from workstation.domain.paper_code import page_code

    return page_code(letters, 1)


def _kept_marks(printable: printing.Printable) -> bool:
    """Whether evidence or the arrangement still bears a mark above unclassified."""
    evidence = printable.record["assessment"]["evidence"]
    return any(each["marking"] not in ("", "(U)") for each in evidence)


def test_the_banner_is_that_of_what_is_left(session: Session, tmp_path: Path) -> None:
    """What is blacked out no longer counts (B-32), even when everything is."""
    assessment = fill(session, tmp_path)
    packets.submit(session, assessment, tmp_path / "packet.pdf")
    printable = printing.open_to_print(session, (tmp_path / "packet.pdf").read_bytes())
    every = [
        Redaction(each.id, "atia-15-1") for each in redaction.places(printable)
        if each.id != "partner"
    ]  # fmt: skip
    made = redaction.make_copy(session, printable, Recipient(), every)
    assert printable.record["banner"].startswith("SECRET")
    assert not made.entry_body["banner"].startswith("SECRET") or _kept_marks(printable)
    (tmp_path / "all.pdf").write_bytes(made.data)
    assert made.entry_body["banner"] in _text(tmp_path / "all.pdf")
    for wanted, why in (
        ((), "redaction.none"),
        ((Redaction("99.9", "atia-17"),), "redaction.place"),
        ((Redaction("partner", "because"),), "redaction.reason"),
        ((Redaction("person", "atia-17", "A"),), "redaction.name"),
        ((Redaction("person", "atia-17", "A. Martyn"),), "redaction.absent"),
    ):
        with pytest.raises((BadInputError, UsageError)) as caught:
            redaction.write_copy(session, assessment, tmp_path / "none.pdf", wanted)
        assert caught.value.code == why
        assert not (tmp_path / "none.pdf").exists()


@pytest.mark.parametrize("kind", ["field", "person"])
def test_a_profile_needs_not_both_kinds(tmp_path: Path, kind: str) -> None:
    """Fields alone, or names alone; a table in the place of a list is neither."""
    key = {"field": "place", "person": "name"}[kind]
    profile = tmp_path / "profile.toml"
    profile.write_text(f'[[{kind}]]\n{key} = "8.14"\nreason = "atia-15-1"\n')
    assert len(redaction.read_profile(profile)) == 1
    profile.write_text(f'[{kind}]\n{key} = "8.14"\nreason = "atia-15-1"\n')
    with pytest.raises(BadInputError) as caught:
        redaction.read_profile(profile)
    assert caught.value.code == "redaction.form"
