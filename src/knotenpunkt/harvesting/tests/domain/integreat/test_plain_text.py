"""What is heard of HTML."""

import pytest

from knotenpunkt.harvesting.domain.integreat.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("Nur Text &amp; mehr", "Nur Text & mehr"),
        ("<p>Eins</p>\n<p>Zwei<br>Drei</p>", "Eins\n\nZwei\nDrei"),
        ("<h2>Wann?</h2><ul><li>Montag</li><li>Dienstag</li></ul>", "Wann?\n\n– Montag\n– Dienstag"),
        ('<a href="https://a.example/x">hier</a>', "hier (https://a.example/x)"),
        ('<a href="https://a.example/">https://a.example</a>', "https://a.example"),
        ('<a href="mailto:a@example.org">Schreiben</a>', "Schreiben (a@example.org)"),
        ('<a href="javascript:alert(1)">hier</a>', "hier"),
        ("a<script>if (1 < 2) alert('<p>')</script>b", "ab"),
        ("a<style>p { color: red }</style>b", "ab"),
        ("<table><tr><td>Mo</td><td>9 Uhr</td></tr></table>", "Mo 9 Uhr"),
        ("&lt;script&gt;bleibt Text&lt;/script&gt;", "<script>bleibt Text</script>"),
        ("<p>offen <b>und <i>nie zu", "offen und nie zu"),
        ("<iframe>versteckt</iframe>zu", "zu"),
        ("</script></p></a>nur Enden", "nur Enden"),
    ],
)
def test_html_is_read_aloud(html: str, text: str) -> None:
    assert plain_text(html) == text
