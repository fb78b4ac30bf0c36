"""Where in this vault's ledger a signature stands, whatever time it claims.

A clock can be set back; the head that a signature names cannot be one that comes later.
"""

from workstation.identity import trust
from workstation.signing.verdict import Verdict
from workstation.vault.store import Vault


def is_after_revocation(vault: Vault, verdict: Verdict) -> bool:
    """Whether somebody signed here after the entry that revoked their certificate.

    Only signers whom this vault revoked are looked at, so that nothing is looked for otherwise.
    """
    assert verdict.record is not None
    revoked = {entry.subject: entry.seq for entry in vault.entries_of(trust.CERTIFICATE_REVOKED)}
    for signature, statement in zip(verdict.signatures, verdict.statements, strict=True):
        since = revoked.get(signature.fingerprint)
        if since is None:
            continue
        head = statement.get("ledger_head") or verdict.record["ledger"]["head"]
        found = vault.read_tuples("SELECT seq FROM ledger WHERE hash = ?", (str(head),))
        if found and int(found[0][0]) >= since:
            return True
    return False
