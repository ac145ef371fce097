"""Nothing about people is kept that the register does not name, and nothing stands in it that is not kept."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import EmailField, Field, ForeignKey

from knotenpunkt.accounts.models import Person
from knotenpunkt.shared.nightly import nightly_jobs
from knotenpunkt.shared.personal_data import activities

# Addresses that are no person's, each with the reason.
NOBODYS = {"regions.Centre.email": "the office's own address, published in its imprint"}


def kept_about_people() -> Iterator[str]:
    """Columns that lead to a person or hold an e-mail address."""
    for model in apps.get_models():
        if not model.__module__.startswith("knotenpunkt."):
            continue
        for field in model._meta.get_fields():
            leads_to_a_person = isinstance(field, ForeignKey) and field.related_model is Person
            if leads_to_a_person or isinstance(field, EmailField):
                yield f"{model._meta.label}.{field.name}"


def declared() -> list[str]:
    return [field.name for activity in activities() for field in activity.fields]


def test_whatever_is_kept_about_people_is_in_the_register() -> None:
    """Whoever adds such a column declares it in the `personal_data` module of its context."""
    assert set(kept_about_people()) - set(declared()) - set(NOBODYS) == set()


def test_whatever_is_in_the_register_is_kept_and_named_once() -> None:
    columns = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, Field)
    }

    assert sorted(set(declared()) - columns) == []
    assert len(declared()) == len(set(declared()))


def test_whatever_the_night_ends_is_a_job_of_the_night() -> None:
    jobs = {job.name for job in nightly_jobs()}

    assert [activity.code for activity in activities() if activity.night_job not in {"", *jobs}] == []


def test_every_activity_says_everything_that_art_30_asks_for() -> None:
    silent = [
        activity.code
        for activity in activities()
        if not all(
            [
                activity.title,
                activity.purpose,
                activity.legal_basis,
                activity.people,
                activity.recipients,
                activity.retention,
                activity.fields,
            ]
        )
    ]

    assert silent == []
