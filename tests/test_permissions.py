"""The page on permissions is up to date, and every address can be tried with an example."""

from scripts.permission_matrix import PAGE, page
from tests.architecture.test_permission_matrix import screens
from tests.harness.example_arguments import missing_examples


def test_the_page_says_what_the_program_does() -> None:
    """Otherwise please run: python scripts/permission_matrix.py"""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_address_has_an_example() -> None:
    missing = [
        sentence for screen in screens() for sentence in missing_examples(screen.name, screen.arguments)
    ]

    assert missing == []


def test_an_argument_without_an_example_is_told_in_a_sentence() -> None:
    (told,) = missing_examples("ship", ("language", "name"))

    assert told == (
        "the address of 'ship' has an argument 'name'; please say in EXAMPLES of "
        'tests/harness/example_arguments.py what it can be: ("ship", "name"): lambda centre: …'
    )
