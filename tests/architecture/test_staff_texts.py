"""Where texts for people at work stand: on their screens and in what serves nothing else."""

import pytest

from scripts.staff_texts import is_staff_file


@pytest.mark.parametrize(
    "name",
    [
        "upkeep/views/call_list.py",
        "upkeep/presentation/evidence.py",  # imported by views of staff alone
        "upkeep/templates/upkeep/duplicates.html",  # in the frame of the workspace
        "upkeep/templates/upkeep/history_chapters.html",  # included by such
        "shared/templates/shared/question.html",
        "shared/templates/shared/workspace.html",
    ],
)
def test_what_serves_people_at_work_alone_is_for_staff(name: str) -> None:
    assert is_staff_file(name)


@pytest.mark.parametrize(
    "name",
    [
        "upkeep/views/provider_change.py",
        "upkeep/forms/readers.py",  # imported by the public form, two modules on
        "upkeep/actions/decide.py",  # an act of staff that writes to a visitor in her language
        "upkeep/templates/upkeep/form_sections.html",  # included by screens of staff and by the public form
        "regions/templates/regions/field_error.html",
        "directory/views/service_list.py",
    ],
)
def test_what_visitors_read_is_public(name: str) -> None:
    assert not is_staff_file(name)
