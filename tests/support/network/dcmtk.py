"""Callers and archives of DCMTK."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.network.ae_title import DEFAULT_TITLE
from dosiscope.core.network.node import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from subprocess import CompletedProcess

    from support.network.certificates import Certificates
    from support.network.name_space import PrivateNetwork
    from support.network.programs import Program

HOST: Final = "127.0.0.1"
_ROOT: Final = "-S"  # the study root model


@dataclass(frozen=True, slots=True, kw_only=True)
class DcmtkServer:
    """One that runs, and where it puts or keeps its files."""

    program: Program
    port: int
    folder: Path
    title: str

    @property
    def node(self) -> Node:
        return Node(name="dcmtk", host=HOST, port=self.port, title=self.title)


def start_storescp(
    network: PrivateNetwork, folder: Path, *, tls: Certificates | None = None
) -> DcmtkServer:
    """Start one that takes whatever is sent, in every transfer syntax."""
    port, into = network.port(), folder / "in"
    into.mkdir(parents=True, exist_ok=True)
    running = network.start(
        ["storescp", "-q", "-aet", "DCMTK", "+xa", "-od", into, *_tls(tls), str(port)],
        port=port,
        log=folder / "storescp.log",
        env={"TCP_NODELAY": "1"},
    )
    return DcmtkServer(program=running, port=port, folder=into, title="DCMTK")


def start_dcmqrscp(
    network: PrivateNetwork,
    folder: Path,
    *,
    knows: Mapping[str, int] | None = None,
    may_get: bool = True,
) -> DcmtkServer:
    """Start an archive.

    Parameters
    ----------
    knows
        Ports by the AE titles to which it moves.
    may_get
        Whether C-GET is served; if not, its presentation contexts are refused.
    """
    port, kept = network.port(), folder / "kept"
    kept.mkdir(parents=True, exist_ok=True)
    hosts = "\n".join(
        f"host{number} = ({title}, {HOST}, {to})"
        for number, (title, to) in enumerate((knows or {}).items())
    )
    file = folder / "dcmqrscp.cfg"
    file.write_text(
        f"NetworkTCPPort = {port}\nMaxPDUSize = 65536\nMaxAssociations = 16\n"
        f"HostTable BEGIN\n{hosts}\nHostTable END\n"
        "VendorTable BEGIN\nVendorTable END\n"
        f"AETable BEGIN\nDCMQR {kept} RW (200, 1024mb) ANY\nAETable END\n"
    )
    running = network.start(
        ["dcmqrscp", "-c", file, *(() if may_get else ("--disable-get",))],
        port=port,
        log=folder / "dcmqrscp.log",
        env={"TCP_NODELAY": "1"},
    )
    return DcmtkServer(program=running, port=port, folder=kept, title="DCMQR")


def echoscu(
    network: PrivateNetwork,
    port: int,
    *,
    called: str = DEFAULT_TITLE,
    calling: str = "TESTER",
    tls: Certificates | None = None,
) -> CompletedProcess[str]:
    """Ask whether somebody is there."""
    return network.run(
        ["echoscu", "-aet", calling, "-aec", called, *_tls(tls), HOST, str(port)]
    )


def storescu(
    network: PrivateNetwork,
    port: int,
    paths: Iterable[Path],
    *,
    called: str = DEFAULT_TITLE,
    calling: str = "TESTER",
    tls: Certificates | None = None,
    options: Iterable[str] = (),
) -> CompletedProcess[str]:
    """Send files, and all files of folders, as they are."""
    return network.run(
        [
            *("storescu", "-aet", calling, "-aec", called, "-R", "+sd", "+r"),
            *options,
            *_tls(tls),
            *(HOST, str(port)),
            *paths,
        ]
    )


def findscu(
    network: PrivateNetwork,
    node: Node,
    keys: Iterable[str],
    *,
    calling: str = DEFAULT_TITLE,
) -> CompletedProcess[str]:
    """Ask an archive; keys are ``NAME=VALUE``, the level among them."""
    return network.run(["findscu", _ROOT, "-v", *_asked(node, calling, keys)])


def getscu(
    network: PrivateNetwork,
    node: Node,
    keys: Iterable[str],
    folder: Path,
    *,
    calling: str = DEFAULT_TITLE,
) -> CompletedProcess[str]:
    """Fetch by C-GET into a folder."""
    return network.run(
        ["getscu", _ROOT, "-v", "-od", folder, *_asked(node, calling, keys)]
    )


def movescu(
    network: PrivateNetwork,
    node: Node,
    keys: Iterable[str],
    *,
    to: str = DEFAULT_TITLE,
    calling: str = DEFAULT_TITLE,
) -> CompletedProcess[str]:
    """Have an archive send to the AE title ``to``."""
    return network.run(
        ["movescu", _ROOT, "-v", "-aem", to, *_asked(node, calling, keys)]
    )


def _asked(node: Node, calling: str, keys: Iterable[str]) -> list[str]:
    given = [word for key in keys for word in ("-k", key)]
    who = ["-aet", calling, "-aec", node.title]
    return [*who, *given, node.host, str(node.port)]


def _tls(tls: Certificates | None) -> list[str | Path]:
    if tls is None:
        return []
    return ["+tls", tls.key, tls.certificate, "+cf", tls.authority]
