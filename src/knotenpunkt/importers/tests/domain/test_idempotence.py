"""Reading a canonical text again yields the same value and the same text, for every reader and any text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knotenpunkt.directory.domain.written.contacts import read_email, read_website
from knotenpunkt.directory.domain.written.cost import read_cost
from knotenpunkt.directory.domain.written.dates import read_schedule_text, read_stated_on
from knotenpunkt.directory.domain.written.phones import read_phones
from knotenpunkt.directory.domain.written.places import read_place
from knotenpunkt.directory.domain.written.postal import read_postal_code, read_street
from knotenpunkt.directory.domain.written.reading import RawCell, Reading
from knotenpunkt.directory.domain.written.terms import read_term, read_terms
from knotenpunkt.directory.tests.domain.written.samples import KINDS, PLACES, TOPICS
from knotenpunkt.importers.domain.provider_cells import Surroundings, read_provider
from knotenpunkt.importers.domain.rows import read_number, read_organization_name
from knotenpunkt.importers.tests.domain.samples import organization, register

_REGISTER = register(
    organization("AMOS e.V.", 1),
    organization("Stadt Erkelenz – Amt / Kita", 2),
    organization("Kath. Forum (KF)", 3),
)
_PIECES = st.sampled_from(
    [
        *(
            " ",
            ",",
            "; ",
            " / ",
            "/",
            "\n",
            "-",
            "–",
            "+",
            "(",
            ")",
            ".",
            "?",
            "@",
            "(at)",
            "http://",
            "mailto:",
            "€",
        ),
        *(
            "02452",
            "0",
            "13",
            "4222",
            "41812",
            "D-",
            "8",
            "2019",
            "Juli",
            "ca.",
            "bis",
            "und",
            "s.o.",
            "k.A.",
            "frei",
        ),
        *(
            "Str.",
            "Roermonder",
            "Erkelenz",
            "Beeck",
            "Ratheim",
            "Kreis Heinsberg",
            "Amos e.V.",
            "Kath. Forum",
            "KF",
        ),
        *(
            "Sport",
            "Kinder",
            "Jugend",
            "Begegung",
            "Stadt",
            "Hueckelhoven",
            "www.example.org",
            "a@example.org",
            "Mo",
        ),
    ]
)
_READERS: dict[str, Callable[[RawCell], Reading[object]]] = {
    "cost": read_cost,
    "email": read_email,
    "kind": lambda cell: read_term(cell, KINDS),
    "name": lambda cell: read_organization_name(cell, PLACES),
    "number": read_number,
    "phones": read_phones,
    "place": lambda cell: read_place(cell, PLACES),
    "postal code": read_postal_code,
    "provider": lambda cell: read_provider(cell, _REGISTER, Surroundings()),
    "schedule": read_schedule_text,
    "stated on": read_stated_on,
    "street": read_street,
    "topics": lambda cell: read_terms(cell, TOPICS),
    "website": read_website,
}


@pytest.mark.parametrize("reader", _READERS.values(), ids=_READERS.keys())
@given(text=st.lists(_PIECES, max_size=8).map("".join))
@settings(max_examples=150, deadline=None)
def test_reading_a_written_text_again_changes_nothing(
    reader: Callable[[RawCell], Reading[object]], text: str
) -> None:
    once = reader(RawCell(text))
    again = reader(RawCell(once.written))
    assert (again.value, again.written) == (once.value, once.written)
