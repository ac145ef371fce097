"""What people do in a simulated year, as shares, and the lots that decide it: the same for the same seed."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rates:
    """How people are.

    `answering`, `bouncing`: shares of providers; whoever does neither ignores every letter. `forgetting`: share of
    letters that a provider who answers leaves to the reminder. `changing`, `ending`: shares of answers. `calls`: how
    many providers the centre calls on a working day, `reached`: the share of calls that reach somebody who knows.
    `late`, `doubled`, `killed`: shares of nights that do not come, come twice, or are killed and started again.
    """

    answering: float = 0.7
    bouncing: float = 0.05
    forgetting: float = 0.15
    changing: float = 0.1
    ending: float = 0.01
    calls: int = 3
    reached: float = 0.5
    late: float = 0.05
    doubled: float = 0.05
    killed: float = 0.05


@dataclass(frozen=True, slots=True)
class Lots:
    """Chance from a seed. Each lot is named, so that no lot depends on the order in which others were drawn."""

    seed: int

    def share(self, *name: object) -> float:
        """A number from 0 to below 1."""
        return self._of(name).random()

    def days(self, mean: float, *name: object) -> int:
        """A whole number of days, often few, seldom many."""
        return int(self._of(name).expovariate(1 / mean))

    def choice[Value](self, values: tuple[Value, ...], weights: tuple[int, ...], *name: object) -> Value:
        """One of the values."""
        return self._of(name).choices(values, weights)[0]

    def _of(self, name: tuple[object, ...]) -> random.Random:
        return random.Random(f"{self.seed} {name}")  # noqa: S311 - nothing secret
