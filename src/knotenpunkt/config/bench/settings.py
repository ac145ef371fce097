"""Settings of a measured server: the program's own, plus a bare template page and one static file to compare with."""

import os

from knotenpunkt.config.settings import *  # noqa: F403

ROOT_URLCONF = "knotenpunkt.config.bench.urls"
KEPT_PAGES_BYTES = int(os.environ["KNOTENPUNKT_BENCH_KEPT_PAGES_BYTES"])
WHITENOISE_ROOT = os.environ["KNOTENPUNKT_BENCH_STATIC"]
