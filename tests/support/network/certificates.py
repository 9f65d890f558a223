"""Certificates of made-up authorities, for encrypted connections in tests."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.network.node import TlsFiles
from support.network.programs import program

if TYPE_CHECKING:
    from pathlib import Path

_FOR_127_0_0_1: Final = "IP:127.0.0.1,DNS:localhost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificates:
    """Somebody's key and certificate, and who signed it: files in PEM."""

    authority: Path
    certificate: Path
    key: Path

    @property
    def files(self) -> TlsFiles:
        return TlsFiles(
            authorities=self.authority, certificate=self.certificate, key=self.key
        )


class Authority:
    """One that signs; each makes another, which the others do not believe."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.certificate, self._key = folder / "authority.pem", folder / "authority.key"
        _openssl(
            *_new(self._key, "authority"),
            *("-x509", "-days", "2", "-out", self.certificate),
        )

    def sign(
        self, name: str, *, days: int = 2, hosts: str = _FOR_127_0_0_1
    ) -> Certificates:
        """Return a certificate in the name of ``name`` for hosts, 127.0.0.1 unasked."""
        request, key, signed, alias = (
            self._folder / f"{name}{end}" for end in (".csr", ".key", ".pem", ".ext")
        )
        alias.write_text(f"subjectAltName={hosts}")
        _openssl(*_new(key, name), "-out", request)
        _openssl(
            *("x509", "-req", "-in", request, "-days", str(days), "-extfile", alias),
            *("-CA", self.certificate, "-CAkey", self._key, "-CAcreateserial"),
            *("-out", signed),
        )
        return Certificates(authority=self.certificate, certificate=signed, key=key)


def _new(key: Path, name: str) -> tuple[str | Path, ...]:
    kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    return ("req", *kind, "-keyout", key, "-subj", f"/CN={name}")


def _openssl(*arguments: str | Path) -> None:
    subprocess.run(
        [program("openssl"), *arguments], check=True, capture_output=True, timeout=60
    )
