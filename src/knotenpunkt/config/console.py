"""The console command `knotenpunkt`: Django's management commands under the program's own name."""

import os
import sys

from knotenpunkt.config.environment import EnvironmentProblem


def main() -> None:
    """Run one management command; an installation that is set up wrongly is told so in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "knotenpunkt.config.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except EnvironmentProblem as problem:
        sys.stderr.write(f"knotenpunkt: {problem}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
