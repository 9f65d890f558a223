"""What the frozen program leaves out of what its libraries would bring along.

`python packaging/left_out.py FILE` proves that nothing of the program asks for any of
it: it imports every module of the program, and whatever a function of it imports, where
nothing of the list can be imported.  The names of all that was loaded of others then
stand in FILE: also what compiled modules import, which PyInstaller cannot see.
"""

from __future__ import annotations

import ast
import re
import sys
import sysconfig
from importlib import import_module
from pathlib import Path

from environment import ROOT, own_files

# Python's own
_PYTHON = (
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv"),
    *("distutils", "curses", "sqlite3", "readline"),
)
# what libraries ask for where it is there, or in parts that the program does not use
_OTHERS = (
    *("setuptools", "_distutils_hack", "pkg_resources", "pip", "wheel", "pytest"),
    *("IPython", "yaml"),
    *("matplotlib", "pandas", "dask", "pooch", "h5py", "cupy", "numba", "OpenGL"),
    *("PIL", "imageio", "tifffile", "networkx"),
)
# parts of libraries that the program uses other parts of
_NUMPY = ("numpy.distutils",)
_SCIPY = tuple(
    f"scipy.{name}"
    for name in (
        *("cluster", "datasets", "differentiate", "fft", "fftpack", "integrate"),
        *("interpolate", "io", "misc", "odr", "optimize", "signal", "stats"),
    )
)
_SKIMAGE = tuple(
    f"skimage.{name}"
    for name in (
        *("color", "data", "draw", "exposure", "feature", "filters", "future"),
        *("graph", "io", "metrics", "morphology", "registration", "restoration"),
        *("segmentation", "transform"),
    )
)
_PYQTGRAPH = tuple(f"pyqtgraph.{name}" for name in ("examples", "jupyter", "opengl"))
_QT = tuple(
    f"PySide6.Qt{name}"
    for name in (
        *("Concurrent", "Designer", "Help", "Network", "Qml", "Quick", "QuickWidgets"),
        *("QuickControls2", "QuickTest", "Sql", "UiTools"),
    )
)
MODULES = (*_PYTHON, *_OTHERS, *_NUMPY, *_SCIPY, *_SKIMAGE, *_PYQTGRAPH, *_QT)

# of Qt's plugins these are taken, by folder
QT_PLUGINS = {
    "iconengines": ("svgicon",),
    "imageformats": ("svg", "jpeg", "ico"),
    "platforms": ("xcb", "offscreen", "windows", "cocoa"),
    "platformthemes": ("xdgdesktopportal",),
    "printsupport": ("cupsprintersupport",),
    "styles": ("modernwindowsstyle", "windowsvistastyle", "macstyle"),
    "xcbglintegrations": ("xcb-egl-integration", "xcb-glx-integration"),
}
# and of its translations these, in the languages that the program has: buttons, dialogs
QT_TEXTS = ("qtbase",)
# of Linux: what every desktop has, keeps up to date, and must be one with the drivers
# and services there; the .deb depends on it
SYSTEM_LIBRARIES = (
    *("stdc++", "gcc_s", "GL", "EGL", "GLX", "OpenGL", "GLdispatch", "drm", "gbm"),
    *("X11", "X11-xcb", "xcb", "Xau", "Xdmcp", "Xext", "bsd", "md"),
    *("fontconfig", "freetype", "png16", "brotlidec", "brotlicommon", "expat"),
    *("glib-2.0", "gthread-2.0", "pcre2-8", "dbus-1", "systemd", "cap", "zstd", "lz4"),
    *("gcrypt", "gpg-error", "cups", "gnutls", "p11-kit", "tasn1", "idn2", "unistring"),
    *("nettle", "hogweed", "gmp", "avahi-client", "avahi-common"),
    *("krb5", "krb5support", "k5crypto", "gssapi_krb5", "com_err", "keyutils"),
    *("ssl", "crypto", "z", "uuid"),
)


class _Nothing:
    """Finds nothing of what is left out."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if any(name == one or name.startswith(f"{one}.") for one in MODULES):
            raise ModuleNotFoundError(f"{name} is left out", name=name)


def program_files() -> list[tuple[str, Path]]:
    """Every module of the program by name, with its file."""
    return [
        (".".join(inside.with_suffix("").parts).removesuffix(".__init__"), path)
        for path, inside in own_files()
        if path.suffix == ".py" and path.name != "__main__.py"
    ]


def languages() -> list[str]:
    """The codes of the languages that the program has beside English."""
    folder = ROOT / "resources/dosiscope/resources/languages"
    return sorted(path.stem.rpartition("_")[2] for path in folder.glob("*.qm"))


def is_wanted(inside: str) -> bool:
    """Whether a file that the hooks of Qt found belongs into the program."""
    inside = inside.replace("\\", "/")
    plugin = re.search(r"PySide6/(?:Qt/)?plugins/([\w-]+)/(?:lib)?q?([\w-]+)\.", inside)
    if plugin:
        return plugin[2] in QT_PLUGINS.get(plugin[1], ())
    texts = re.search(r"PySide6/(?:Qt/)?translations/([a-z]+)_(\w+)\.qm$", inside)
    if texts:
        return texts[1] in QT_TEXTS and texts[2] in languages()
    return not re.search(r"PySide6/(?:Qt/)?(translations|qml|resources)/", inside)


def asked_for(path: Path) -> set[tuple[str, str]]:
    """What a file imports of others, anywhere in it: module and name, or module."""
    asked: set[tuple[str, str]] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            asked |= {(one.name, "") for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            asked |= {(node.module, one.name) for one in node.names}
    return asked


def main() -> int:
    """Import all; say what could not be, and return 1 where that is anything."""
    sys.meta_path.insert(0, _Nothing())
    files = program_files()
    asked = {(name, "") for name, _ in files}
    for _, path in files:
        asked |= asked_for(path)
    failed = []
    for module, name in sorted(asked):
        try:
            found = import_module(module)
            if name and name != "*" and not hasattr(found, name):
                import_module(f"{module}.{name}")
        except ImportError as error:
            failed.append(f"{module} {name}: {error}")
    # what another system has, or types alone ask for, is missing with the list or
    # without; what is left out is not
    lost = [line for line in failed if "left out" in line]
    print("\n".join(lost) or f"Nothing of {len(asked)} imports is left out.")
    if lost:
        return 1
    site = tuple({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    loaded = [
        name
        for name, module in sys.modules.items()
        if str(getattr(module, "__file__", None) or "").startswith(site)
        # compiled ones register parts of themselves by a name that none can be found by
        and ("." in name or not name.startswith("_"))
    ]
    Path(sys.argv[1]).write_text("\n".join(sorted(loaded)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
