"""What archives and a receiver may be called and where they may be, in sentences."""

from __future__ import annotations

import ipaddress
import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import in_curved_quotes, tr
from dosiscope.core.network.ae_title import ae_title
from dosiscope.core.network.node import Login, NodeKind
from dosiscope.core.visible import has_unseen, shown

if TYPE_CHECKING:
    from dosiscope.core.network.node import Node, TlsFiles
    from dosiscope.core.network.question import Question
    from dosiscope.core.network.receiving import ReceiverSettings

MOST_PORT: Final = 65535
_LONGEST_NAME: Final = 64
LONGEST_USER: Final = 64
_LONGEST_ASKED: Final = 64  # of LO and of a group of PN, PS3.5 6.2
_DAY: Final = re.compile(r"\d{8}", re.ASCII)
_TOLD: Final = 40  # letters of what is wrong
# RFC 1123 2.1, with the underscore that names in clinics have, and IPv6
_HOST: Final = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]{0,252})|[0-9A-Fa-f:.]{2,45}")


def checked_node(node: Node) -> Node:
    """Return a node as it is kept: without blanks around what was typed.

    Raises
    ------
    DosiscopeError
        It cannot be reached as it is; the message says what is wrong and expected.
    """
    name = node.name.strip()
    if not name or len(name) > _LONGEST_NAME or has_unseen(name):
        raise DosiscopeError(
            tr(
                "an archive needs a name of 1 to {most} letters, and {name} is not one",
                most=_LONGEST_NAME,
                name=_told(name),
            )
        )
    _check_tls(node.tls)
    if node.kind is NodeKind.DICOMWEB:
        url = _checked_url(node.url.strip())
        if node.tls is not None and urlsplit(url).scheme != "https":
            raise DosiscopeError(
                tr(
                    "a URL with http is not encrypted, whatever files of TLS are "
                    "named: write https, or name none"
                )
            )
        user = node.user.strip() if node.login is Login.BASIC else ""
        checked = replace(node, name=name, url=url, user=user)
        check_login(checked)
        return checked
    check_login(node)
    return replace(
        node,
        name=name,
        host=checked_host(node.host),
        port=_checked_port(node.port, least=1),
        title=_checked_title(tr("the AE title of the archive"), node.title),
        own_title=_checked_title(tr("our AE title"), node.own_title),
    )


def check_login(node: Node) -> None:
    """Refuse to tell an archive who asks in a way in which others would hear it.

    Raises
    ------
    DosiscopeError
        The node says it so; the message says why.
    """
    if node.login is Login.NONE:
        return
    if node.kind is not NodeKind.DICOMWEB:
        raise DosiscopeError(tr("a password or a token goes with DICOMweb alone"))
    if node.login is Login.BASIC and (
        not 0 < len(node.user) <= LONGEST_USER
        or ":" in node.user
        or has_unseen(node.user)
    ):
        raise DosiscopeError(
            tr(
                "who logs in has a name of 1 to {most} letters without a "
                "colon, and {user} is not one",
                most=LONGEST_USER,
                user=_told(node.user),
            )
        )
    check_login_is_unread(node.url)


def check_login_is_unread(url: str) -> None:
    """Refuse a URL to which a password or a token would go for others to read.

    Raises
    ------
    DosiscopeError
        It is not encrypted, and not of this computer.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" and not _is_this_computer(parts.hostname or ""):
        raise DosiscopeError(
            tr(
                "a password or a token is sent over https alone, or to this "
                "computer: over http anybody on the way can read it, and the URL "
                "is {url}",
                url=_told(url),
            )
        )


def _is_this_computer(host: str) -> bool:
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked_receiver(settings: ReceiverSettings) -> ReceiverSettings:
    """Return settings of a receiver as they are kept.

    Raises
    ------
    DosiscopeError
        They are not what a receiver can be started with; the message says why.
    """
    host = settings.host.strip()
    if host.casefold() != "localhost":
        try:
            ipaddress.ip_address(host)
        except ValueError:
            raise DosiscopeError(
                tr(
                    "where is listened is an address of this computer (127.0.0.1: for "
                    "itself alone, 0.0.0.0: for all), and {host} is not one",
                    host=_told(host),
                )
            ) from None
    for address in settings.addresses:
        checked_network(address)
    tls = settings.tls
    _check_tls(tls)
    if tls is not None and tls.certificate is None:
        raise DosiscopeError(
            tr("a receiver with TLS shows a certificate of its own: name its files")
        )
    limits, retention = settings.limits, settings.retention
    for words, least, value in (
        (tr("calls at a time"), 1, limits.associations),
        (tr("seconds without a word"), 1, limits.idle_s),
        (tr("bytes of an object"), 1, limits.object_bytes),
        (tr("bytes of the disk that stay free"), 0, limits.free_bytes),
        (tr("bytes of the inbox"), 1, limits.inbox_bytes),
        (tr("days that objects are kept"), 1, retention.days),
        (tr("bytes that are kept"), 1, retention.total_bytes),
    ):
        if value is not None and not least <= value < math.inf:  # nor no number
            raise DosiscopeError(
                tr("the {limit} are {least} at least", limit=words, least=least)
            )
    return replace(
        settings,
        host=host,
        port=_checked_port(settings.port, least=0),
        title=_checked_title(tr("the AE title of the receiver"), settings.title),
        callers=tuple(map(_checked_caller, settings.callers)),
    )


def checked_question(question: Question) -> Question:
    """Return a question as it is asked: without blanks around what was typed.

    Raises
    ------
    DosiscopeError
        It cannot be asked so; the message says why.
    """
    asked = {}
    for field, words in (
        ("patient_id", tr("a Patient ID")),
        ("patient_name", tr("a name")),
        ("modality", tr("a modality")),
    ):
        text = getattr(question, field).strip()
        if len(text) > _LONGEST_ASKED or "\\" in text or has_unseen(text):
            raise DosiscopeError(
                tr(
                    "{what} that is looked for has {most} letters at most "
                    "and no backslash",
                    what=words,
                    most=_LONGEST_ASKED,
                )
            )
        asked[field] = text
    asked["modality"] = asked["modality"].upper()  # a code string has no others
    for day in (question.first_date, question.last_date):
        if day and not _DAY.fullmatch(day):
            raise DosiscopeError(tr("{day} is no day such as 20240305", day=_told(day)))
    if question.first_date and "" < question.last_date < question.first_date:
        raise DosiscopeError(tr("the last day lies before the first"))
    return replace(question, **asked)


def checked_host(text: str) -> str:
    """Return the name or the address of a computer.

    Raises
    ------
    DosiscopeError
        It is neither.
    """
    host = text.strip()
    if not _HOST.fullmatch(host):
        raise DosiscopeError(
            tr(
                "a host is a name or an address such as 192.168.1.20, and {host} "
                "is neither",
                host=_told(host),
            )
        )
    return host


def checked_network(text: str) -> str:
    """Return an address, or a network of addresses.

    Raises
    ------
    DosiscopeError
        It is neither.
    """
    try:
        ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        raise DosiscopeError(
            tr(
                "an address that may call is written as 192.168.1.20 or, for a "
                "network, 192.168.1.0/24, and {text} is neither",
                text=_told(text),
            )
        ) from None
    return text.strip()


def _checked_port(port: int, *, least: int) -> int:
    if not least <= port <= MOST_PORT:
        raise DosiscopeError(
            tr(
                "a port is a number from {least} to {most}, and {port} is not",
                least=least,
                most=MOST_PORT,
                port=port,
            )
        )
    return port


def _checked_title(whose: str, text: str) -> str:
    try:
        return ae_title(text)
    except DosiscopeError as error:
        raise DosiscopeError(f"{whose}: {error.told()}") from None


def _checked_caller(text: str) -> str:
    title = _checked_title(tr("who may call"), text)
    if "," in title:
        raise DosiscopeError(
            tr(
                "who may call: titles are told apart by commas, so that one with a "
                "comma in it, such as {title}, cannot be named",
                title=_told(title),
            )
        )
    return title


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname)
        is_one = is_one and (parts.port is None or parts.port <= MOST_PORT)
    except ValueError:
        is_one = False
    if not is_one or has_unseen(url) or " " in url:
        raise DosiscopeError(
            tr(
                "DICOMweb is reached at a URL such as https://archive/dicom-web, "
                "and {url} is not one",
                url=_told(url),
            )
        )
    if parts.username or parts.password:
        raise DosiscopeError(
            tr("a URL with a name and a password in it is not kept: leave them out")
        )
    if parts.query or parts.fragment:
        raise DosiscopeError(
            tr("the URL of DICOMweb is the root of its services, without ? and #")
        )
    return url.rstrip("/")


def _check_tls(tls: TlsFiles | None) -> None:
    if tls is None:
        return
    if not tls.authorities.name:
        raise DosiscopeError(
            tr("TLS needs the certificates of those who are believed: name their file")
        )
    if (tls.certificate is None) != (tls.key is None):
        raise DosiscopeError(
            tr("our certificate and its key are named both, or neither")
        )


def _told(text: str) -> str:
    return in_curved_quotes(shown(text, _TOLD)) if text.strip() else tr("nothing")
