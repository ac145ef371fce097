#!/bin/sh
# Prints the command of a Python of at least 3.12: from .venv, from PATH, from pyenv's versions, or from uv.
set -u
cd "$(dirname "$0")/.."

usable() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

if [ -x .venv/bin/pip ] && usable .venv/bin/python; then
    echo .venv/bin/python
    exit 0
fi

for candidate in python3.13 python3.12 python3 python3.14 \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12*/bin/python; do
    if usable "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done

if command -v uv >/dev/null 2>&1; then
    uv python find '>=3.12' 2>/dev/null && exit 0
    uv python install 3.13 >&2 && uv python find 3.13 && exit 0
fi

echo "Knotenpunkt needs Python 3.12 or newer; on Debian 13 or Ubuntu 24.04: sudo apt-get install python3 python3-venv" >&2
exit 1
