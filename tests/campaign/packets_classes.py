"""All classes of altered packet, and whether each is refused for its reason."""

from tests.campaign.packets_attack import Attack
from tests.campaign.packets_bytes import BYTES
from tests.campaign.packets_content import CONTENT
from tests.campaign.packets_decisions import DECISIONS
from tests.campaign.packets_made import MADE
from tests.campaign.packets_people import PEOPLE
from tests.campaign.packets_structure import STRUCTURE
from tests.campaign.packets_world import World, reason_of

ATTACKS: dict[str, Attack] = {
    **BYTES,
    **STRUCTURE,
    **CONTENT,
    **PEOPLE,
    **MADE,
    **DECISIONS,
}


def problem_with(attack: Attack, world: World) -> str | None:
    """How it was not refused as it must be; None when it was."""
    found = reason_of(attack.make(world), attack.trust(world))
    wanted = (attack.result, attack.reason)
    return None if found == wanted else f"{attack.name}: {found}, not {wanted}"
