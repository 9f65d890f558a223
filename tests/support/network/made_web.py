"""Web services that are made up: what they answer, whatever they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.network.node import Node, NodeKind
from dosiscope.core.network.question import ObjectMatch
from support.network.made_archive import objects_in

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from pathlib import Path


def answering(
    status: str,
    body: bytes = b"",
    *headers: str,
    length: int | None = None,
    asked: list[bytes] | None = None,  # takes the heads of what was asked
) -> Callable[[socket.socket], None]:
    said = [f"HTTP/1.1 {status}", *headers]
    said.append(f"Content-Length: {len(body) if length is None else length}")
    head = "\r\n".join([*said, "", ""]).encode("ascii")

    def behave(connection: socket.socket) -> None:
        question = connection.recv(1 << 16)
        if asked is not None:
            asked.append(question)
        connection.sendall(head + body)
        connection.close()

    return behave


def web(node: Node) -> Node:
    url = f"http://{node.host}:{node.port}/dicom-web"
    return Node(name="made", kind=NodeKind.DICOMWEB, url=url)


def multipart(
    *bodies: bytes, end: bytes = b"--xyz--\r\n"
) -> Callable[[socket.socket], None]:
    parts = b"".join(b"--xyz\r\n\r\n" + body + b"\r\n" for body in bodies)
    kind = 'Content-Type: multipart/related; type="application/dicom"; boundary=xyz'
    return answering("200 OK", parts + end, kind)


def wanted(file: Path) -> ObjectMatch:
    (plan,) = objects_in([file])
    return ObjectMatch(
        uid=plan.SOPInstanceUID,
        study_uid=plan.StudyInstanceUID,
        series_uid=plan.SeriesInstanceUID,
    )
