"""pynetdicom: whether it is here, and set such that it tells nothing of patients.

It is an extra of the installation.  Whatever of this package imports it is imported
after `need_pynetdicom`, late.
"""

from __future__ import annotations

import logging
from importlib.util import find_spec
from typing import Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr

MISSING: Final = tr(
    "for archives pynetdicom is needed, and it is not installed: "
    "install it with pip install 'dosiscope[network]'"
)


def need_pynetdicom() -> None:
    """Prepare the library of the DICOM network.

    Nothing of what arrives is logged: messages of the library repeat values.

    Raises
    ------
    DosiscopeError
        It is not installed; the message says how it is.
    """
    if find_spec("pynetdicom") is None:
        raise DosiscopeError(MISSING)
    from pynetdicom import _config

    _config.LOG_HANDLER_LEVEL = "none"
    _config.LOG_REQUEST_IDENTIFIERS = False
    _config.LOG_RESPONSE_IDENTIFIERS = False
    # it would write to files of its own where we have no say
    _config.STORE_RECV_CHUNKED_DATASET = False
    logger = logging.getLogger("pynetdicom")
    logger.setLevel(logging.CRITICAL + 1)
    logger.propagate = False
