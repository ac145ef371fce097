"""A small centre to fill in forms against, without a database."""

from knotenpunkt.directory.tests.domain.written.samples import PLACES
from knotenpunkt.upkeep.domain.surroundings import Surroundings

AROUND = Surroundings(
    topics={"german-language": "Sprache", "women": "Frauen", "counselling": "Beratung"},
    target_groups={"mothers": "Mütter", "refugees": "Geflüchtete"},
    kinds={"association": "Verein"},
    organizations=("Caritasverband Erkelenz", "Singkreis Übach"),
    places=PLACES,
)
