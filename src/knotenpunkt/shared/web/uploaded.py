"""The one file of a form: there, and not too large, or a sentence that says what to do."""

from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.files.received import plain_name, refuse_too_large


def uploaded_file(sent: object, *, sent_bytes: int, advice: str) -> "UploadedFile[bytes]":
    """The file that was sent; `sent_bytes` is the size of the whole form: what is far too large does not even arrive.

    Raises ValidationError, with the advice where the file is too large.
    """
    file = cast("UploadedFile[bytes] | None", sent)
    try:
        if file is None:
            refuse_too_large("", sent_bytes, advice=advice)
            raise forms.ValidationError(_("Please choose a file."))
        refuse_too_large(plain_name(file.name or ""), file.size or 0, advice=advice)
    except WorkbookProblem as problem:
        raise forms.ValidationError(problem.sentence) from problem
    return file
