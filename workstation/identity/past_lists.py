"""Whether packets are refused while a list or a roster that they need is past its time.

A vault warns, unless its administrator said otherwise, or the office in its roster: what the
office demands, no station of its own takes back.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from workstation.identity import authority, trust
from workstation.identity.office_roster import REFUSE
from workstation.identity.trust import LIST_STALE, ROSTER_STALE, TrustStore
from workstation.vault.store import Vault, utc_text

PAST_LISTS_SET: Final = "trust.past_lists"
"""Body: ``past_lists``, ``warn`` or ``refuse``; the subject is the vault."""
WARN: Final = "warn"


def is_set_here(vault: Vault) -> bool:
    """Whether the administrator of this vault wants such packets refused."""
    said = vault.entries_of(PAST_LISTS_SET)
    return bool(said) and said[-1].body["past_lists"] == REFUSE


def is_set_by_office(vault: Vault) -> bool:
    """Whether the office that this vault belongs to says so in its newest roster."""
    office = trust.office_of(vault)
    if office is None:
        return False
    said = vault.entries_of(trust.OFFICE_ROSTER_IMPORTED, authority.fingerprint(office))
    return bool(said) and said[-1].body.get("past_lists") == REFUSE


def refuses(vault: Vault) -> bool:
    """Whether such packets are refused here."""
    return is_set_here(vault) or is_set_by_office(vault)


def past_for(store: TrustStore, signers: Iterable[str], now: datetime) -> tuple[str, ...]:
    """What is out of date of all that says whether these signers' certificates still count.

    Args:
        store: whom the vault trusts.
        signers: the SHA-256 of the certificates.
        now: the time of the machine.

    Returns:
        ``verify.list_stale`` and ``verify.roster_stale``, as far as they hold.
    """
    above, moment = _above(store, signers), utc_text(now)
    dated = ((LIST_STALE, store.lists_until), (ROSTER_STALE, store.rosters_until))
    return tuple(
        code for code, ends in dated if any(ends.get(key, moment) < moment for key in above)
    )


def _above(store: TrustStore, signers: Iterable[str]) -> set[str]:
    """The key identifiers of the authorities above these certificates."""
    known = store.officers or {}
    pems = {known[each].certificate_pem for each in signers if each in known}
    direct = {authority.issuer_key_id(authority.from_pem(pem)) for pem in pems}
    higher = {
        authority.issuer_key_id(root) for root in store.roots if authority.key_id(root) in direct
    }
    return direct | higher - {""}
