"""Settings of the suite: the program's own, on a database that KNOTENPUNKT_TEST_DATABASE chooses.

`sqlite` (the default) or `postgresql`, a throw-away server started here and stopped when the run ends.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.postgresql import throw_away_server

_DATABASE = os.environ.get("KNOTENPUNKT_TEST_DATABASE", "sqlite")
_SERVER = "KNOTENPUNKT_TEST_SERVER"  # the controller starts the server, its workers inherit the address

if _DATABASE == "postgresql":
    os.environ.setdefault(_SERVER, "")
    os.environ[_SERVER] = os.environ[_SERVER] or throw_away_server()
    os.environ["KNOTENPUNKT_DATABASE_URL"] = os.environ[_SERVER]
elif _DATABASE == "sqlite":
    os.environ.pop("KNOTENPUNKT_DATABASE_URL", None)
else:
    raise SystemExit(f"KNOTENPUNKT_TEST_DATABASE is '{_DATABASE}'; it can be 'sqlite' or 'postgresql'.")

os.environ["KNOTENPUNKT_DATA"] = tempfile.mkdtemp(prefix="knotenpunkt-test-")
atexit.register(shutil.rmtree, os.environ["KNOTENPUNKT_DATA"], ignore_errors=True)
os.environ["KNOTENPUNKT_SECRET_KEY"] = "only for tests"
os.environ["KNOTENPUNKT_DEBUG"] = "no"
os.environ["KNOTENPUNKT_ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"

from knotenpunkt.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SEARCH_IN_THREADS = False  # a thread would not see what a test has not committed
UPLOADS_IN_THREADS = False
API_REQUESTS_A_MINUTE = 0  # how fast a suite asks is nobody's business
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="static-", dir=os.environ["KNOTENPUNKT_DATA"]))
