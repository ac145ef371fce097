"""Finding organizations by their names."""

import pytest

from knotenpunkt.api.domain.names import keys_by_name

NAMES = {
    1: ("Caritasverband Erkelenz", "CV Erkelenz"),
    2: ("Diakonisches Werk Jülich",),
    3: ("Verband der Vereine", "Erkelenzer Runde"),
    4: ("Der Große Chor",),
}


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("caritas", [1]),
        ("verband", [3, 1]),
        ("erkelenz", [1, 3]),
        ("Verband Erkelenz", [3, 1]),
        ("Caritas Jülich", []),
        ("juelich", [2]),
        ("Diakonsches", [2]),
        ("GROSSE", [4]),
        ("zzqxj", []),
        ("!?", []),
    ],
)
def test_words_find_names_the_best_first(search: str, found: list[int]) -> None:
    assert keys_by_name(search, NAMES) == found
