"""How often something costly may be asked."""

import pytest

from knotenpunkt.api import limits
from knotenpunkt.api.limits import Allowance, TooMuch


def test_network_may_ask_so_often_in_a_time() -> None:
    allowance = Allowance(times=2, seconds=60)
    allowance.take("a", 0)
    allowance.take("a", 10)
    allowance.take("b", 10)

    with pytest.raises(TooMuch) as much:
        allowance.take("a", 20)
    allowance.take("a", 60)

    assert much.value.wait == 41


def test_network_that_asked_longest_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_MOST_NETWORKS", 2)
    allowance = Allowance(times=1, seconds=60)
    for network in ("a", "b", "c"):
        allowance.take(network, 0)

    allowance.take("a", 1)
    with pytest.raises(TooMuch):
        allowance.take("c", 1)
