"""What every process must carry, because it is loaded at the start."""

import subprocess
import sys

HEAVY = ("PIL", "fontTools", "lxml", "numpy", "openpyxl", "rdflib", "scipy", "shapely", "typst")

_LOADED = """
import sys, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(*sorted(name for name in sys.modules if "." not in name))
"""


def test_what_few_ask_for_is_not_loaded_at_the_start() -> None:
    """Workbooks and paper take thirty megabytes; each module that needs them is imported when somebody asks."""
    finished = subprocess.run([sys.executable, "-c", _LOADED], stdout=subprocess.PIPE, text=True, check=True)

    loaded = finished.stdout.split()
    assert "knotenpunkt" in loaded
    assert [name for name in HEAVY if name in loaded] == []
