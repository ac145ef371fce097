"""Commands: follow, unfollow, sources."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from knotenpunkt.following.actions.visit_at_night import visit_all
from knotenpunkt.following.models import Source
from knotenpunkt.following.tests.other_instance import other_instance
from knotenpunkt.regions.models import Centre


def said(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@override_settings(FOLLOW_INSIDE=True)
def test_a_source_is_followed_shown_and_let_go(other_centre: Centre) -> None:
    with other_instance(timezone.now(), c05366=2) as other:
        followed = said("follow", f"{other.address}/", "--centre", "euskirchen")
        shown = said("sources")
        left = said("unfollow", other.address)

    assert followed.splitlines()[0] == f"{other.address}: auf dem neuesten Stand, 1 Zentren"
    assert followed.startswith(shown)
    assert left == f"{other.address} wird nicht mehr gefolgt; ihre Profile sind gelöscht.\n"
    assert said("sources").startswith("Es wird keiner Instanz gefolgt.")


@override_settings(FOLLOW_INSIDE=True)
def test_what_shrank_is_taken_over_once_somebody_says_so(other_centre: Centre) -> None:
    with other_instance(timezone.now(), c05366=4) as other:
        said("follow", other.address)
        other.areas["05366"] = 1
        shrunk = said("follow", other.address)
        accepted = said("follow", other.address, "--accept-shrunk")

    assert shrunk.splitlines()[0] == f"{other.address}: geschrumpft, 1 Zentren"
    assert accepted.splitlines()[0] == f"{other.address}: auf dem neuesten Stand, 1 Zentren"


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["follow", "nowhere"], "„nowhere“ ist keine Adresse einer Instanz"),
        (["follow", "https://a.example/de/"], "ist keine Adresse einer Instanz"),
        (["follow", "https://a.example:x"], "ist keine Adresse einer Instanz"),
        (["follow", "https://a.example", "--centre", "atlantis"], "Ein Zentrum „atlantis“ gibt es nicht."),
        (["follow", "http://127.0.0.1:9"], "Dieser Quelle wird nicht gefolgt. "),
        (["unfollow", "https://a.example"], "https://a.example wird nicht gefolgt."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    command: list[str], sentence: str, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command(*command)

    assert (ended.value.code, sentence in capsys.readouterr().err) == (2, True)
    assert Source.objects.count() == 0


@override_settings(FOLLOW_INSIDE=True)
def test_every_night_each_source_is_asked(centre: Centre, other_centre: Centre) -> None:
    now = timezone.now()
    with other_instance(now, c05366=2) as gone:
        said("follow", gone.address)
    with other_instance(now, c05370=2) as other:
        said("follow", other.address)
        other.areas["05370"] = 3
        line = visit_all(now)

    assert line == "2 Quellen gefragt, 1 auf dem neuesten Stand"
    assert dict(Source.objects.values_list("address", "state")) == {
        gone.address: "out_of_reach",
        other.address: "good",
    }
