"""Checks an exported history without the program that wrote it: Python 3.9, no packages.

    python3 -I verify_history.py [FOLDER] [--head SEQ:HASH]...

Each line of ledger.jsonl is one entry in canonical JSON (RFC 8785). Its hash is the SHA-256 of
the canonical JSON of seven fields: at, body_sha256, kind, officer, previous, seq, subject.
"previous" is the hash of the entry before it, 64 zeros for the first. A chain that was written
anew is whole in itself: give, with --head, what stands on a printed packet. Exit code: 0 whole,
1 wrong, 2 not checked. / Code de sortie : 0 intact, 1 altéré, 2 non vérifié.
"""

import argparse
import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHAINED = ("at", "body_sha256", "kind", "officer", "previous", "seq", "subject")
PLAIN = re.compile(r"[ !#-\[\]-~]{1,200}")  # neither quotation mark nor backslash
WORDS = {
    "line": "not an entry in canonical JSON / pas une entrée en JSON canonique",
    "gap": "entry missing, moved or twice / entrée manquante, déplacée ou en double",
    "link": "does not follow the one before it / ne suit pas l’entrée précédente",
    "changed": "the entry was changed / l’entrée a été modifiée",
    "body": "its contents were changed / son contenu a été modifié",
    "no body": "its contents are missing / son contenu manque",
    "checkpoint": "signs another chain / signe une autre chaîne",
    "certificate": "signer unknown to this vault / signataire inconnu de ce coffre",
    "signature": "the signature does not hold / la signature ne tient pas",
    "head": "not in this chain / absente de cette chaîne",
    "manifest": "differs from the manifest / diffère du manifeste",
    "unsigned": "its signature is missing / sa signature manque",
}


def canonical(value):
    """Text of JSON without floats, as RFC 8785 has it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def parse(line):
    """The entry of a line and its body as it stands there; ValueError unless all is canonical."""
    entry = json.loads(line)
    texts = [entry[name] for name in (*CHAINED, "hash") if name != "seq"]
    if not all(isinstance(text, str) and PLAIN.fullmatch(text) for text in texts):
        raise ValueError
    start = '{"at":' + canonical(entry["at"]) + (',"body":' if "body" in entry else "")
    rest = {name: entry[name] for name in (*CHAINED[1:], "hash")}
    end = "," + canonical(rest)[1:] + "\n"
    if type(entry["seq"]) is not int or not (line.startswith(start) and line.endswith(end)):
        raise ValueError
    raw = line[len(start) : len(line) - len(end)]
    return entry, raw if raw not in ("", "null") else None


class Signatures:
    """Checks what officers signed, by openssl, with the certificates that the history holds."""

    def __init__(self, folder):
        """Certificates are kept as files in the folder."""
        self.openssl, self.folder, self.names = shutil.which("openssl"), Path(folder), {}
        self.good, self.unchecked, self.root = 0, 0, "?"

    def holds(self, *arguments):
        """Whether openssl agrees."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.call([self.openssl, *arguments], **quiet) == 0

    def learn(self, entry, body):
        """Take a certificate of the vault's authority or of an officer."""
        pem = body["certificate_pem"].split("-----")
        found = hashlib.sha256(base64.b64decode(pem[2])).hexdigest()
        if entry["kind"] == "vault.created":
            self.root = found
        path = self.folder / ("root.pem" if found == self.root else f"{entry['seq']}.pem")
        path.write_text("-----".join(pem), encoding="ascii")
        self.names[entry["subject"], found] = path

    def problem(self, entry, body):
        """What is wrong with a checkpoint, or None."""
        said = (body["seq"], body["head"], body["officer"])
        if said != (entry["seq"] - 1, entry["previous"], entry["officer"]):
            return "checkpoint"
        path = self.names.get((entry["officer"], body["certificate_sha256"]))
        if path is None or not self.openssl:
            self.unchecked += 1
            return None if path else "certificate"
        signature, data = self.folder / "s", self.folder / "d"
        signature.write_bytes(base64.b64decode(body.pop("signature")))
        data.write_bytes(canonical(body).encode("utf-8"))
        found = self.fault(path, signature, data)
        self.good += not found
        return found

    def fault(self, path, signature, data):
        """What is wrong with a signature by the holder of a certificate, or None."""
        root, key = self.folder / "root.pem", self.folder / "k"
        if not self.holds("verify", "-no_check_time", "-purpose", "any", "-CAfile", root, path):
            return "certificate"
        self.holds("x509", "-pubkey", "-noout", "-in", path, "-out", key)
        holds = self.holds("dgst", "-sha384", "-verify", key, "-signature", signature, data)
        return None if holds else "signature"

    def manifest_problem(self, folder, officer):
        """What is wrong with the signature of the officer who exported the history, or None."""
        data, signature = folder / "manifest.json", folder / "manifest.sig"
        if not signature.is_file():
            return "unsigned"
        if not self.openssl:
            self.unchecked += 1
            return None
        paths = [path for (who, _), path in self.names.items() if who == officer]
        faults = [self.fault(path, signature, data) for path in paths]
        return None if None in faults else "signature" if faults else "certificate"


def problems_of(entry, raw, last, signatures, *, is_full):
    """What is wrong with one entry that follows the last (sequence, hash)."""
    text = canonical({name: entry[name] for name in CHAINED})
    yield entry["seq"] != last[0] + 1 and "gap"
    yield entry["previous"] != last[1] and "link"
    yield hashlib.sha256(text.encode("ascii")).hexdigest() != entry["hash"] and "changed"
    if raw is None:
        yield is_full and "body" not in entry and "no body"
    elif hashlib.sha256(raw.encode("utf-8")).hexdigest() != entry["body_sha256"]:
        yield "body"
    elif entry["kind"] in ("vault.created", "officer.saved"):
        signatures.learn(entry, entry["body"])
    elif entry["kind"] == "ledger.checkpoint":
        yield signatures.problem(entry, entry["body"])


def check(folder, manifest, heads, signatures, tell):
    """Go through the chain; the last (sequence, hash), and how many entries lack their body."""
    last, lacking, is_full = (0, "0" * 64), 0, manifest["bodies"] == "all"
    for number, data in enumerate((folder / "ledger.jsonl").open("rb"), 1):
        try:
            entry, raw = parse(data.decode("utf-8"))
        except (ValueError, KeyError, TypeError, RecursionError):
            tell(f"line {number}", "line")
            continue
        for found in problems_of(entry, raw, last, signatures, is_full=is_full):
            tell(entry["seq"], found)
        last = (entry["seq"], entry["hash"])
        heads -= {f"{last[0]}:{last[1]}", last[1]}
        lacking += raw is None
    return last, lacking


def main():
    """Check what the command line names, and say how it went in both languages."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    options.add_argument("--head", action="append", default=[], metavar="SEQ:HASH")
    given, problems = options.parse_args(), []
    folder, heads = given.folder, set(given.head)

    def tell(place, key):
        if key:
            problems.append(f"{place}: {WORDS[key]}")

    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        for name, said in manifest["files"].items():
            digest = hashlib.sha256()
            for part in (folder / Path(name).name).open("rb"):
                digest.update(part)
            tell(name, digest.hexdigest() != said["sha256"] and "manifest")
        with tempfile.TemporaryDirectory() as temporary:
            signed = Signatures(temporary)
            last, lacking = check(folder, manifest, heads, signed, tell)
            tell("manifest.json", signed.manifest_problem(folder, manifest["officer"]))
        tell("manifest", (manifest["entries"], manifest["head"]) != last and "manifest")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        sys.stdout.write(f"NOT CHECKED / NON VÉRIFIÉ: {problem!r}\n")
        return 2
    for head in sorted(heads):
        tell(head, "head")
    lines = [
        *problems[:50],
        f"Authority of the vault / Autorité du coffre: SHA-256 {signed.root}",
        f"Without contents here / Sans contenu ici: {lacking}",
        f"Signed checkpoints / Points de contrôle signés: {signed.good}",
        f"NOT CHECKED, no openssl / NON VÉRIFIÉS, sans openssl: {signed.unchecked}",
        f"Printed heads found / Têtes imprimées trouvées: {len(given.head) - len(heads)}",
        f"{f'WRONG / ALTÉRÉ ({len(problems)})' if problems else 'WHOLE / INTACT'}: {last}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
