"""What an index says of itself: which changes it holds, and which documents. Written in the commit that made it so."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from pyroaring import FrozenBitMap

from knotenpunkt.search.index.schema import FORMAT


@dataclass(frozen=True, slots=True)
class Versions:
    """How often the data of the instance and of each centre had changed; centres by the hexadecimal of their key."""

    instance: int
    centres: Mapping[str, int]

    def cover(self, centre: str, number: int) -> bool:
        """Whether they hold what a page of the centre shows under this version (of all centres: centre is empty)."""
        return self._total_of(centre) >= number

    def _total_of(self, centre: str) -> int:
        if not centre:
            return self.instance + sum(self.centres.values())
        return self.instance + self.centres.get(centre.replace("-", ""), 0)

    def behind(self, now: Self) -> Mapping[str, int]:
        """The centres whose data changed since, with the last number known of each."""
        return {
            centre: self.centres.get(centre, 0)
            for centre, number in now.centres.items()
            if number > self.centres.get(centre, 0)
        }

    def cannot_follow_to(self, now: Self) -> bool:
        """Whether every document may differ: the instance changed, or the database is another one than before."""
        return self.instance != now.instance or any(
            number > now.centres.get(centre, -1) for centre, number in self.centres.items()
        )


WORN_AFTER = 100_000  # changes at least, and as many as there are documents


@dataclass(frozen=True, slots=True)
class IndexState:
    """`analysis` names the rules by which words became tokens; `next_ordinal` is above every ordinal ever given.

    `edition` names the documents with their ordinals: what was made of them is valid as long as it is the same.
    """

    analysis: str
    versions: Versions
    next_ordinal: int
    everything: FrozenBitMap
    edition: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def is_worn(self) -> bool:
        """Whether most of what was ever written is of documents that were replaced: the engine keeps some of it."""
        return self.next_ordinal > 2 * len(self.everything) + WORN_AFTER

    def written(self) -> bytes:
        """All but the documents, as it is stored."""
        return json.dumps(
            {
                "format": FORMAT,
                "analysis": self.analysis,
                "instance": self.versions.instance,
                "versions": dict(self.versions.centres),
                "next_ordinal": self.next_ordinal,
                "edition": self.edition,
            }
        ).encode()

    @classmethod
    def read(cls, written: bytes, everything: bytes) -> Self:
        """The state as it was stored; raises ValueError or KeyError where it is damaged or in another format."""
        values = json.loads(written)
        if values["format"] != FORMAT:
            raise ValueError(f"format {values['format']} instead of {FORMAT}")
        return cls(
            analysis=values["analysis"],
            versions=Versions(values["instance"], values["versions"]),
            next_ordinal=values["next_ordinal"],
            edition=values["edition"],
            everything=FrozenBitMap.deserialize(everything),
        )
