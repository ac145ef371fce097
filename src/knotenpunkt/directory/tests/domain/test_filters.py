"""Reading a choice from the address of the list."""

from knotenpunkt.directory.domain.filters import Facet, Filters, Order, read_filters

KNOWN = {Facet.TOPIC: {"women", "sport"}, Facet.WEEKDAY: {"1", "4"}, Facet.FREE: {"ja"}}


def test_choice_is_read_in_the_order_of_the_facets() -> None:
    reading = read_filters(
        {"tag": ["4"], "thema": ["sport", "women", "sport"], "q": ["  Kurs\tDeutsch "], "seite": ["3"]}, KNOWN
    )

    assert reading.filters == Filters(
        "Kurs Deutsch", ((Facet.TOPIC, ("sport", "women")), (Facet.WEEKDAY, ("4",))), Order.BEST, 3
    )
    assert reading.not_understood == ()


def test_unknown_values_are_left_out_and_named() -> None:
    reading = read_filters(
        {"thema": ["sport", "x"], "tag": ["9"], "sortierung": ["quer"], "seite": ["-1"], "fremd": ["1"]},
        KNOWN,
    )

    assert reading.filters == Filters(chosen=((Facet.TOPIC, ("sport",)),))
    assert reading.not_understood == ("x", "9", "quer", "-1")


def test_empty_values_choose_nothing() -> None:
    assert read_filters({"thema": [""], "q": ["  "], "seite": [""]}, KNOWN).filters == Filters()


def test_unprintable_and_endless_words_are_cut() -> None:
    reading = read_filters({"q": ["a\x00b" + "c" * 500]}, KNOWN)

    assert reading.filters.query == "a b" + "c" * 197


def test_address_says_the_choice_and_reads_back() -> None:
    filters = Filters("für Mütter", ((Facet.TOPIC, ("sport", "women")),), Order.NEWEST, 2)

    assert filters.address() == "?q=f%C3%BCr+M%C3%BCtter&thema=sport&thema=women&sortierung=neueste&seite=2"


def test_address_of_no_choice_is_empty() -> None:
    assert Filters().address() == ""


def test_leaving_out_a_value_returns_to_the_first_page() -> None:
    filters = Filters("", ((Facet.TOPIC, ("sport", "women")),), page=4)

    assert filters.without(Facet.TOPIC, "sport") == Filters("", ((Facet.TOPIC, ("women",)),))
    assert filters.with_values(Facet.TOPIC, ()) == Filters()
