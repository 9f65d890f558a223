"""How callers and archives are believed: certificates, in encrypted connections."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.visible import path_text, visible

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.network.node import TlsFiles


def server_context(files: TlsFiles) -> ssl.SSLContext:
    """Return how connections of callers are encrypted: TLS 1.2 or later, of both sides.

    Raises
    ------
    DosiscopeError
        There is no own certificate, or a file of certificates or keys cannot be used.
    """
    if files.certificate is None:
        raise DosiscopeError(
            tr("to receive with TLS a certificate of our own is needed")
        )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    context.options |= ssl.OP_NO_RENEGOTIATION
    return _with_files(context, files)


def client_context(files: TlsFiles) -> ssl.SSLContext:
    """Return how connections to archives are encrypted: TLS 1.2 or later.

    The certificate of the archive must be signed by those who are believed, and bear
    the name of its host.

    Raises
    ------
    DosiscopeError
        A file of certificates or keys cannot be used.
    """
    return _with_files(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), files)


def said_by_tls(error: ssl.SSLError) -> str:
    """Return why there is no encrypted connection, in the words of OpenSSL."""
    reason = error.reason
    return (
        visible(reason.replace("_", " ").lower()) if reason else tr("no reason given")
    )


def _with_files(context: ssl.SSLContext, files: TlsFiles) -> ssl.SSLContext:
    """Load whom we believe, and our own certificate if there is one."""
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if files.certificate is not None:
        key = files.key or files.certificate
        try:
            # without a password: an encrypted key must not ask on the terminal
            context.load_cert_chain(files.certificate, key, password="")
        except ssl.SSLError:
            raise _unusable(
                key, tr("it is no key, not that of the certificate, or has a password")
            ) from None
        except (OSError, ValueError) as error:
            missing = key if files.certificate.exists() else files.certificate
            raise _unusable(missing, _said(error)) from None
    try:
        context.load_verify_locations(cafile=files.authorities)
    except ssl.SSLError:
        raise _unusable(
            files.authorities, tr("it holds no certificate (PEM)")
        ) from None
    except (OSError, ValueError) as error:
        raise _unusable(files.authorities, _said(error)) from None
    return context


def _said(error: Exception) -> str:
    return getattr(error, "strerror", None) or tr("its name is not valid")


def _unusable(path: Path, reason: str) -> DosiscopeError:
    words = {"path": Personal(path_text(path)), "reason": reason}
    return DosiscopeError(tr("{path} cannot be used for TLS: {reason}", **words))
