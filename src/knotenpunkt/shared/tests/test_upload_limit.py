"""A file beyond the limit is not written down; what else its form says is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from knotenpunkt.shared.web import upload_limit


@pytest.mark.parametrize(("size", "arrives"), [(1_000, True), (1_001, False)])
def test_files_beyond_the_limit_are_skipped(
    monkeypatch: pytest.MonkeyPatch, size: int, *, arrives: bool
) -> None:
    monkeypatch.setattr(upload_limit, "LARGEST_FILE", 1_000)
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.xlsx", bytes(size)), "word": "kept"})

    assert ("file" in request.FILES, request.POST["word"]) == (arrives, "kept")
