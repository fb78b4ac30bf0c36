"""Where in this vault's ledger a signature stands, whatever time it claims.

A clock can be set back; the head that a signature names cannot be one that comes later.
"""

from collections.abc import Iterator, Mapping

from workstation.domain.officer import Officer
from workstation.identity import trust, withdrawn
from workstation.identity.pinning import person_of
from workstation.signing.verdict import Verdict
from workstation.vault.store import Entry, Vault


def is_after_revocation(vault: Vault, verdict: Verdict) -> bool:
    """Whether somebody signed here after the entry that revoked their certificate.

    Only signers whom this vault revoked are looked at, so that nothing is looked for otherwise.
    """
    assert verdict.record is not None
    entries = vault.entries_of(trust.CERTIFICATE_REVOKED)
    if not entries:
        return False
    pinned = trust.trust_of(vault).officers or {}
    revoked: dict[object, int] = {}
    for entry in entries:
        for name in _named_by(entry, pinned):
            revoked.setdefault(name, entry.seq)
    for signature, statement in zip(verdict.signatures, verdict.statements, strict=True):
        officer = pinned.get(signature.fingerprint)
        names = (signature.fingerprint, person_of(officer) if officer else None)
        since = min((revoked[name] for name in names if name in revoked), default=None)
        if since is None:
            continue
        head = statement.get("ledger_head") or verdict.record["ledger"]["head"]
        found = vault.read_tuples("SELECT seq FROM ledger WHERE hash = ?", (str(head),))
        if found and int(found[0][0]) >= since:
            return True
    return False


def _named_by(entry: Entry, pinned: Mapping[str, Officer]) -> Iterator[object]:
    """The certificate, and the person with the key where all of that key ends with it."""
    yield entry.subject
    officer = pinned.get(entry.subject)
    if officer is not None and withdrawn.ends_key({str(entry.body["reason"])}, officer):
        yield person_of(officer)
