"""Options that the verbs of the network have in common."""

from __future__ import annotations

import argparse
import re
from datetime import datetime
from pathlib import Path
from typing import Final

from dosiscope.core.network.node import TlsFiles

_SIZE: Final = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?([kMGT]?)B?", re.IGNORECASE)
_UNITS: Final = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_PLAIN: Final = re.compile(r"\d{1,15}")


def add_tls(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the files of an encrypted connection."""
    parser.add_argument(
        "--tls-authorities",
        type=Path,
        metavar="FILE",
        help="encrypt (TLS 1.2 or later); the certificates (PEM) of those who are "
        "believed",
    )
    parser.add_argument(
        "--tls-certificate",
        type=Path,
        metavar="FILE",
        help=f"the certificate (PEM) that is shown to the other side; {what}",
    )
    parser.add_argument(
        "--tls-key", type=Path, metavar="FILE", help="its key (PEM), without a password"
    )


def tls_of(arguments: argparse.Namespace) -> TlsFiles | None:
    """Return the files of an encrypted connection; None: none is asked for."""
    files = arguments.tls_authorities, arguments.tls_certificate, arguments.tls_key
    if not any(files):
        return None
    return TlsFiles(
        authorities=arguments.tls_authorities or Path(),
        certificate=arguments.tls_certificate,
        key=arguments.tls_key,
    )


def words(text: str) -> list[str]:
    """Return what commas part."""
    return [word.strip() for word in text.split(",") if word.strip()]


def size(text: str) -> int:
    """Return bytes: 500MB, 2 GB or 1000000, by thousands."""
    if _PLAIN.fullmatch(text):
        return int(text)
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 500MB, 2GB")
    return round(float(found[1]) * _UNITS[found[2].lower()])


def day(text: str) -> str:
    """Return a day as DICOM writes it, of 2024-03-05 or 20240305."""
    digits = text.strip().replace("-", "")
    try:
        datetime.strptime(digits, "%Y%m%d")
    except ValueError:
        digits = ""
    if len(digits) != 8:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2024-03-05")
    return digits
