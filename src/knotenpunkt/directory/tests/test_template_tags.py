"""The directory's own template tags: where labels and German titles may break."""

import pytest

from knotenpunkt.directory.templatetags.directory import breakable, soft_hyphens, tap_to_call


def test_label_breaks_after_its_stroke() -> None:
    assert breakable("Dolmetschen/Sprachmittlung") == "Dolmetschen/<wbr>Sprachmittlung"


def test_label_is_escaped() -> None:
    assert breakable("<b>/c") == "&lt;b&gt;/<wbr>c"


@pytest.mark.parametrize(
    ("title", "divided"),
    [
        ("Schwangerschaftskonflikte, Sexualität", "Schwangerschafts\u00adkonflikte, Sexualität"),
        ("Integrationskoordination", "Integrations\u00adkoordination"),
        ("Bildungsberatung  heute", "Bildungsberatung  heute"),
    ],
)
def test_long_german_words_divide_at_their_joints(title: str, divided: str) -> None:
    assert soft_hyphens(title) == divided


def test_phone_number_can_be_tapped() -> None:
    assert tap_to_call("+492452134222") == '<a href="tel:+492452134222"><bdi dir="ltr">02452 134222</bdi></a>'
