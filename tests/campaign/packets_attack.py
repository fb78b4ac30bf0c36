"""One class of altered packet: what is done, and for which reason it is refused."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.campaign.packets_world import World
from tests.unit.signing.keys import Trust

FAILED, UNKNOWN = "failed", "indeterminate"
Make = Callable[[World], bytes]


def _usual(world: World) -> Trust:
    return world.trust()


@dataclass(frozen=True)
class Attack:
    """A class of altered packet.

    Attributes:
        name: what is done, in words.
        make: does it.
        reason: the reason that is named first.
        result: how it is refused.
        trust: whom the machine believes that checks.
    """

    name: str
    make: Make
    reason: str
    result: str = FAILED
    trust: Callable[[World], Trust] = _usual


class Family(dict[str, Attack]):
    """Classes of one kind, by name."""

    def add(
        self,
        name: str,
        reason: str,
        result: str = FAILED,
        trust: Callable[[World], Trust] = _usual,
    ) -> Callable[[Make], Make]:
        """Say that a function makes a class of altered packet."""

        def keep(make: Make) -> Make:
            assert name not in self
            self[name] = Attack(name, make, reason, result, trust)
            return make

        return keep
