"""The connection to an archive: TCP, and TLS over it where the node says so."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.visible import visible
from dosiscope.io.network.archive_errors import ConnectionFailedError
from dosiscope.io.network.certificates import client_context, said_by_tls

if TYPE_CHECKING:
    from dosiscope.core.network.node import Node, TlsFiles

CONNECT_S: Final = 10.0
#: So long an archive may work on a question before it says anything.
ANSWER_S: Final = 300.0
#: Within a PDU and a handshake: for so long nothing may come of what has begun.
SILENT_S: Final = 30.0
_LONGEST_PEM: Final = 4 << 20
# OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH
_OTHER_NAME: Final = (62, 64)


def connected(node: Node, *, by_system: bool = False) -> socket.socket:
    """Return an open connection to an archive, encrypted if the node says so.

    Parameters
    ----------
    by_system
        It is encrypted, and those are believed whom the system believes.

    Raises
    ------
    ConnectionFailedError
        Nobody listens there, it does not answer, or it is not whom we believe.
    """
    if node.tls is None and not by_system:
        return _plain(node)
    context = (
        ssl.create_default_context() if node.tls is None else client_context(node.tls)
    )
    try:
        return _encrypted(node, context)
    except ssl.SSLCertVerificationError as error:
        if error.verify_code not in _OTHER_NAME or node.tls is None:
            raise ConnectionFailedError(_untrusted(node, error)) from None
    # its certificate bears another name: believed if the user named that very one
    context.check_hostname = False
    wrapped = _encrypted(node, context)
    if wrapped.getpeercert(binary_form=True) in _named_certificates(node.tls):
        return wrapped
    wrapped.close()
    raise ConnectionFailedError(
        tr(
            "{archive} shows a certificate of another name than {host}; give the "
            "name that it bears as the host, or its own certificate among the "
            "authorities",
            archive=place(node),
            host=visible(node.host),
        )
    )


def place(node: Node) -> str:
    """Return who an archive is in sentences: its name, and where it listens."""
    return tr(
        "{name} ({host}, port {port})",
        name=visible(node.name),
        host=visible(node.host),
        port=node.port,
    )


def _plain(node: Node) -> socket.socket:
    try:
        opened = socket.create_connection((node.host, node.port), CONNECT_S)
    except TimeoutError:
        why = tr("does not answer within {seconds:.0f} s", seconds=CONNECT_S)
    except ConnectionRefusedError:
        why = tr("refuses the connection: nobody listens there")
    except socket.gaierror:
        why = tr("is not known: there is no host of this name")
    except (OSError, ValueError, UnicodeError) as error:
        why = tr(
            "cannot be reached: {reason}",
            reason=getattr(error, "strerror", None) or tr("no address"),
        )
    else:
        opened.settimeout(SILENT_S)
        with suppress(OSError):  # some systems refuse it of what is reset already
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return opened
    raise ConnectionFailedError(tr("{archive} {does}", archive=place(node), does=why))


def _encrypted(node: Node, context: ssl.SSLContext) -> ssl.SSLSocket:
    opened = _plain(node)
    try:
        return context.wrap_socket(opened, server_hostname=node.host)
    except ssl.SSLCertVerificationError:
        opened.close()
        raise
    except TimeoutError:
        why = tr("does not answer the beginning of an encrypted connection")
    except ssl.SSLError as error:
        why = tr(
            "refuses the encrypted connection ({reason})", reason=said_by_tls(error)
        )
    except (OSError, ValueError):
        why = tr(
            "ends the connection as it is to be encrypted: perhaps it speaks no TLS"
        )
    with suppress(OSError):
        opened.close()
    raise ConnectionFailedError(
        tr("{archive} {does}", archive=place(node), does=why)
    ) from None


def _untrusted(node: Node, error: ssl.SSLCertVerificationError) -> str:
    return tr(
        "{archive} shows a certificate that is not believed ({reason})",
        archive=place(node),
        reason=visible(error.verify_message),
    )


def _named_certificates(files: TlsFiles) -> set[bytes]:
    """Return the certificates of the file of authorities, DER."""
    with open(files.authorities, encoding="ascii", errors="replace") as file:
        text = file.read(_LONGEST_PEM)
    end = "-----END CERTIFICATE-----"
    found = set()
    for part in text.split(end):
        begin = part.find("-----BEGIN CERTIFICATE-----")
        if begin >= 0:
            with suppress(ValueError):
                found.add(ssl.PEM_cert_to_DER_cert(f"{part[begin:]}{end}"))
    return found
