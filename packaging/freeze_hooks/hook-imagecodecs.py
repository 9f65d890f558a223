"""Of imagecodecs only the modules that decode DICOM: its own hook takes all fifty."""

from dosiscope.io.files.compression import LIBRARY, MODULES

# what these ask for is compiled into them, where PyInstaller cannot see it
_SHARED = (f"{LIBRARY}._shared", f"{LIBRARY}._shared_cython")
hiddenimports = [*dict.fromkeys(MODULES.values()), *_SHARED]
