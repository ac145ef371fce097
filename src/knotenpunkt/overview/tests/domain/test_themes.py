"""Themes that centres have chosen."""

from knotenpunkt.overview.domain.themes import Choice, theme_pairs, theme_rows


def chosen(centre: str, *themes: str) -> list[Choice]:
    return [Choice(centre, theme, "education", "Titel", "", "") for theme in themes]


def test_the_theme_of_most_centres_comes_first_and_unchosen_ones_last() -> None:
    rows = theme_rows([*chosen("a", "work"), *chosen("b", "work", "school")], ["housing", "school", "work"])

    assert [(row.theme, row.centres) for row in rows] == [("work", 2), ("school", 1), ("housing", 0)]


def test_a_centre_counts_once_for_a_theme_of_two_focus_areas() -> None:
    rows = theme_rows([*chosen("a", "work"), *chosen("a", "work")], ["work"])

    assert [(row.centres, len(row.by_centre["a"])) for row in rows] == [(1, 2)]


def test_pairs_are_themes_of_the_same_centres() -> None:
    choices = [choice for centre in "abc" for choice in chosen(centre, "work", "school")]
    rows = theme_rows([*choices, *chosen("d", "work")], ["work", "school"])

    assert [(pair.first, pair.second, pair.both, pair.either) for pair in theme_pairs(rows)] == [
        ("work", "school", 3, 4)
    ]


def test_two_centres_are_no_pattern() -> None:
    rows = theme_rows(
        [choice for centre in "ab" for choice in chosen(centre, "work", "school")], ["work", "school"]
    )

    assert theme_pairs(rows) == ()
