"""Files larger than any screen takes are not written down while they arrive; the other fields of their form are."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

LARGEST_FILE = 20_000_000  # bytes; a screen may take less and then says so


class UploadLimit(FileUploadHandler):
    """Stands before the handlers that keep a file, and passes on what they may keep."""

    _received = 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Count from nought."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """The data for the next handler; beyond the limit the file is skipped, and its form has none."""
        self._received += len(raw_data)
        if self._received > LARGEST_FILE:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """Others make the file."""
        return None
