"""The archive Orthanc."""

from __future__ import annotations

import http.client
import json
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.network.ae_title import DEFAULT_TITLE
from dosiscope.core.network.node import Node, NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from support.network.name_space import PrivateNetwork
    from support.network.programs import Program

HOST: Final = "127.0.0.1"
TITLE: Final = "ORTHANC"
_PLUGINS: Final = (
    Path("/usr/share/orthanc/plugins"),
    Path("/usr/lib/orthanc"),
    Path("/usr/local/share/orthanc/plugins"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orthanc:
    """One that runs.

    Attributes
    ----------
    port, web_port
        Of DICOM and of HTTP.
    receiver_port
        Where it sends what is moved to ``DOSISCOPE``.
    users
        Names and passwords that its web services want.
    """

    program: Program
    port: int
    web_port: int
    receiver_port: int
    users: dict[str, str] = field(default_factory=dict)

    @property
    def node(self) -> Node:
        return Node(name="orthanc", host=HOST, port=self.port, title=TITLE)

    @property
    def web_node(self) -> Node:
        url = f"http://{HOST}:{self.web_port}/dicom-web"
        return Node(name="orthanc web", kind=NodeKind.DICOMWEB, url=url)

    def keep(self, paths: Iterable[Path]) -> None:
        """Put files into it, past the network that is tested."""
        for path in paths:
            self.ask("POST", "/instances", path.read_bytes())

    def instances(self) -> list[str]:
        """Return its own names of all objects that it keeps."""
        found: list[str] = self.ask("GET", "/instances")
        return found

    def name_of(self, uid: str) -> str:
        """Return its own name of an object by the SOP Instance UID."""
        (found,) = self.ask("POST", "/tools/lookup", uid.encode())
        name: str = found["ID"]
        return name

    def send(self, names: Iterable[str], to: str = DEFAULT_TITLE) -> dict[str, Any]:
        """Have it store objects by C-STORE; returns what it says of the work."""
        wanted = {"Resources": list(names), "Synchronous": True}
        done: dict[str, Any] = self.ask(
            "POST", f"/modalities/{to}/store", json.dumps(wanted).encode()
        )
        return done

    def ask(self, method: str, path: str, body: bytes | None = None) -> Any:
        """Return the JSON that it answers."""
        line = http.client.HTTPConnection(HOST, self.web_port, timeout=120)
        try:
            line.request(method, path, body, self._headers())
            answer = line.getresponse()
            said = answer.read()
        finally:
            line.close()
        assert answer.status == 200, (method, path, answer.status, said[:1000])
        return json.loads(said)

    def _headers(self) -> dict[str, str]:
        if not self.users:
            return {}
        told = b64encode(":".join(next(iter(self.users.items()))).encode())
        return {"Authorization": f"Basic {told.decode()}"}


def dicomweb_plugin() -> Path | None:
    """Return the plugin for DICOMweb, where it is installed."""
    for folder in _PLUGINS:
        for found in sorted(folder.glob("libOrthancDicomWeb.so*")):
            return found
    return None


def start_orthanc(
    network: PrivateNetwork,
    folder: Path,
    *,
    knows: Iterable[str] = (DEFAULT_TITLE,),
    may_get: bool = True,
    sends_to: int | None = None,
    users: dict[str, str] | None = None,
) -> Orthanc:
    """Start an archive that keeps its files in ``folder``.

    Parameters
    ----------
    knows
        The AE titles that it knows, all at the same port; others it lets store and
        find, and breaks off what they want to get or move.
    may_get
        Whether C-GET is served; if not, it breaks off who asks for it.
    sends_to
        The port to which it sends and moves; None: one at which nobody listens yet.
    users
        The names and passwords that its web services want (HTTP Basic); None: none.
    """
    port, web_port = network.port(), network.port()
    receiver_port = sends_to or network.port()
    folder.mkdir(parents=True, exist_ok=True)
    plugin = dicomweb_plugin()
    may = {f"Allow{what}": True for what in ("Echo", "Find", "Move", "Store")}
    settings = {
        "Name": "archive",
        "StorageDirectory": str(folder / "kept"),
        "IndexDirectory": str(folder / "kept"),
        "HttpPort": web_port,
        "DicomPort": port,
        "DicomAet": TITLE,
        "AuthenticationEnabled": users is not None,
        "RegisteredUsers": users or {},
        "RemoteAccessAllowed": False,
        "DicomAlwaysAllowEcho": True,
        "DicomAlwaysAllowStore": True,
        "DicomAlwaysAllowFind": False,
        "DicomAlwaysAllowMove": False,
        "DicomAlwaysAllowGet": False,
        "DicomModalities": {
            title: {
                "AET": title,
                "Host": HOST,
                "Port": receiver_port,
                **may,
                "AllowGet": may_get,
            }
            for title in knows
        },
        "Plugins": [] if plugin is None else [str(plugin)],
    }
    file = folder / "orthanc.json"
    file.write_text(json.dumps(settings))
    running = network.start(["Orthanc", file], port=port, log=folder / "orthanc.log")
    network.await_listening(web_port, running)
    return Orthanc(
        program=running,
        port=port,
        web_port=web_port,
        receiver_port=receiver_port,
        users=users or {},
    )
