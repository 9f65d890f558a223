"""The archives that are asked, and how they are reached."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dosiscope.core.network.ae_title import DEFAULT_TITLE


class NodeKind(StrEnum):
    """How an archive speaks."""

    DIMSE = "DICOM"
    DICOMWEB = "DICOMweb"


class Login(StrEnum):
    """How web services are told who asks: RFC 7617, RFC 6750."""

    NONE = "none"
    BASIC = "basic"
    BEARER = "bearer"


@dataclass(frozen=True, slots=True, kw_only=True)
class TlsFiles:
    """The files of an encrypted connection, all PEM.

    Attributes
    ----------
    authorities
        The certificates of those who are believed.
    certificate, key
        Our own, shown to the other side; None: none is shown.
    """

    authorities: Path
    certificate: Path | None = None
    key: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An archive.

    Attributes
    ----------
    name
        By which the user knows it.
    host, port, title
        Where it listens, and its AE title. Of DICOMweb nothing.
    own_title
        The AE title that we call ourselves there.
    url
        Of DICOMweb: the root of its services.
    tls
        None: the connection is not encrypted. Of DICOMweb the scheme of the URL says
        whether it is; these files tell with which certificates.
    login, user
        Of DICOMweb: how it is told who asks, and with `Login.BASIC` the name. The
        password or the token is not of the node: `dosiscope.core.network.secret`.
    """

    name: str
    kind: NodeKind = NodeKind.DIMSE
    host: str = ""
    port: int = 0
    title: str = ""
    own_title: str = DEFAULT_TITLE
    url: str = ""
    tls: TlsFiles | None = None
    login: Login = Login.NONE
    user: str = ""
