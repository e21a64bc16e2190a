# Sourced by run and test: makes .venv with the pinned packages of one requirements file.
# Usage: prepare <run|test>

prepare() {
  cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
  find_python
  local wanted stamp=".venv/.installed-$1"
  wanted="$("$PYTHON" -c 'import sys; print(sys.version_info[:2])') $(cat requirements/build.txt requirements/run.txt "requirements/$1.txt" pyproject.toml | cksum)"
  if [ ! -x .venv/bin/python ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    echo "Setting up .venv (once; a minute or two) …" >&2
    [ -x .venv/bin/python ] || "$PYTHON" -m venv .venv || {
      echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
      exit 1
    }
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "requirements/$1.txt" &&
      .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable . || {
      echo "The packages could not be installed: is there a connection to the package index?" >&2
      exit 1
    }
    echo "$wanted" > "$stamp"
  fi
  system_libraries
}

find_python() {
  for PYTHON in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    [ -n "$PYTHON" ] && "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
  done
  echo "Erasmus Desk needs Python 3.11 or newer; none was found. See https://www.python.org/downloads/" >&2
  exit 1
}

# Qt brings itself but not the system's graphics libraries; bare Debian and Ubuntu lack some.
LIBRARIES="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxcb-randr0 fonts-dejavu-core"

system_libraries() {
  [ "$(uname -s)" = "Linux" ] || return 0
  qt_loads && return 0
  if command -v apt-get >/dev/null; then
    local root=""
    [ "$(id -u)" = 0 ] || root="sudo -n"
    echo "Installing the system libraries that Qt needs …" >&2
    { $root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq $LIBRARIES; } >/dev/null 2>&1
    qt_loads && return 0
  fi
  echo "Qt cannot start: system libraries are missing. On Debian and Ubuntu:" >&2
  echo "  sudo apt-get install $LIBRARIES" >&2
  exit 1
}

qt_loads() {
  .venv/bin/python - <<'END' 2>/dev/null
import ctypes, os, pathlib, sys
import PySide6
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
QApplication([])
ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"))
END
}
