"""The parts of docs/conformance.md and the IHE page that follow from `io/network`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.network.ae_title import DEFAULT_TITLE
from dosiscope.core.network.receiving import DEFAULT_HOST, DEFAULT_PORT, Limits, Why
from dosiscope.core.text import bytes_text, grouped
from dosiscope.io.files import tags
from dosiscope.io.files.compression import NATIVE, decoded_syntaxes, may_be_lossy
from dosiscope.io.files.dictionary import label, uid_name
from dosiscope.io.files.implementation import IMPLEMENTATION_NAME, IMPLEMENTATION_UID
from dosiscope.io.kinds.table import sop_classes
from dosiscope.io.network import (
    association,
    call,
    connection,
    door,
    find,
    introduction,
    matches,
    pdu_socket,
    request,
    retrieval,
)
from dosiscope.io.network.archive_status import MEANINGS
from dosiscope.io.network.contexts import VERIFICATION, stored_classes
from dosiscope.io.network.dimse_source import STUDY_ROOT_GET, STUDY_ROOT_MOVE
from dosiscope.io.network.statuses import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CT: Final = "1.2.840.10008.5.1.4.1.1.2"
_STRUCTURES, _PLAN, _DOSE = (f"1.2.840.10008.5.1.4.1.1.481.{end}" for end in (3, 5, 2))
#: What is stored in each, its class, and what makes an actor do it (BRTO-II X.1, X.2).
_TRANSACTIONS: Final = (
    ("RO-1", "CT images", _CT, "the actor"),
    ("RO-7", "structure set", _STRUCTURES, "the actor"),
    ("RO-9", "dosimetric plan", _PLAN, "the actor"),
    ("RO-BRTO-II-2", "off-slice structure set", _STRUCTURES, "Off-Slice Structure Set"),
    ("RO-BRTO-II-4", "DVH dose", _DOSE, "DVH Dose"),
    ("RO-BRTO-II-6", "dose", _DOSE, "the actor"),
)
_SECONDS: Final = "{:.0f} s".format
_CLOSED: Final = "the connection is closed"
_ENDED: Final = "before an association the connection is closed, in one it is aborted"
_REFUSED: Final = {
    Why.ADDRESS: ("its address is not among those that may call", _CLOSED),
    Why.TLS: ("no encrypted connection could be agreed on", _CLOSED),
    Why.NO_DICOM: ("what it says is no DICOM", _ENDED),
    Why.IDLE: ("it says nothing, or too slowly", _ENDED),
    Why.CALLED_TITLE: (
        "it calls another AE title",
        "A-ASSOCIATE-RJ, permanent, source 1, reason 7",
    ),
    Why.CALLER: (
        "its AE title is not among those that may call",
        "A-ASSOCIATE-RJ, permanent, source 1, reason 3",
    ),
    Why.TOO_MANY: (
        "as many call as are let in at a time",
        "A-ASSOCIATE-RJ, transient, source 3, reason 2",
    ),
}
_MATCHED: Final = {
    tags.PatientID: "wildcards",
    tags.PatientName: "wildcards",
    tags.StudyDate: "range",
    tags.ModalitiesInStudy: "single value",
}
_LEVELS: Final = (
    ("STUDY", matches.STUDY_KEYS),
    ("SERIES", matches.SERIES_KEYS),
    ("IMAGE", matches.OBJECT_KEYS),
)


def services() -> str:
    """Return the services of the network, in which role, and what is read of them."""
    rows = [("Verification", VERIFICATION, "SCP, SCU", "")]
    read = sop_classes()
    rows += [
        (one.name, one.uid, "SCP, also of C-GET", "yes" if one.uid in read else "no")
        for one in stored_classes()
    ]
    for uid in (find.STUDY_ROOT_FIND, STUDY_ROOT_GET, STUDY_ROOT_MOVE):
        rows.append((uid_name(uid), uid, "SCU", ""))
    return _table(("SOP class", "UID", "role", "read"), rows)


def contexts() -> str:
    """Return which transfer syntaxes are accepted of which classes."""
    rows = []
    for uid in (*NATIVE, *decoded_syntaxes()):
        which = "those with pixels"
        if all(uid in one.syntaxes for one in stored_classes()):
            which = "all"
        loss = "possible" if uid not in NATIVE and may_be_lossy(uid) else "no"
        rows.append((uid_name(uid), uid, which, loss))
    return _table(("transfer syntax", "UID", "SOP classes", "loss"), rows)


def statuses() -> str:
    """Return with which status a C-STORE is answered."""
    rows = [(f"{one.code:04X}", one.name, one.meaning, one.after) for one in STATUSES]
    return _table(("status", "name", "when", "what follows"), rows)


def refusals() -> str:
    """Return how a call is refused or ended; fails where a reason is left out."""
    of_objects = {why for one in STATUSES for why in one.reasons}
    missing = set(Why) - of_objects - set(_REFUSED)
    if missing:
        raise ValueError(f"no words for {', '.join(sorted(missing))}")
    return _table(("a caller", "what happens"), _REFUSED.values())


def query_keys() -> str:
    """Return what is asked for at each level."""
    rows = [
        (level, label(key), _MATCHED.get(key, "") if level == "STUDY" else "")
        for level, keys in _LEVELS
        for key in keys
    ]
    return _table(("level", "key", "may be given"), rows)


def archive_statuses() -> str:
    """Return how the answers of an archive are understood."""
    rows = []
    for one in MEANINGS:
        last = "" if one.last == one.first else f" to {one.last:04X}"
        rows.append((f"{one.first:04X}{last}", f"the archive {one.words}"))
    return _table(("status", "understood as"), rows)


def bounds() -> str:
    """Return the policies of associations in figures."""
    limits = Limits()
    rows = [
        ("AE title", DEFAULT_TITLE, "`--ae-title`"),
        ("address", DEFAULT_HOST, "`--host`"),
        ("port", str(DEFAULT_PORT), "`--port`"),
        ("associations at a time", str(limits.associations), "`--most-calls`"),
        ("silence within an association", _SECONDS(limits.idle_s), "`--idle`"),
        ("one object", bytes_text(limits.object_bytes), "`--most-object`"),
        ("of the disk stay free", bytes_text(limits.free_bytes), "`--least-free`"),
        ("all that is kept", bytes_text(limits.inbox_bytes), "`--most-inbox`"),
        ("maximum PDU that is announced", _bytes(introduction.LONGEST_PDU), ""),
        ("longest PDU that is read", _bytes(request.MOST_BYTES), ""),
        ("a PDU that has begun", _SECONDS(pdu_socket.PDU_S), ""),
        ("until a caller has said who it is", _SECONDS(door.PATIENCE_S), ""),
        ("connections that have not said it", str(door.MOST_WAITING), ""),
        ("negotiation and release", _SECONDS(call.NEGOTIATION_S), ""),
    ]
    asking = [
        ("connection to an archive", _SECONDS(connection.CONNECT_S), ""),
        (
            "answer to the request for an association",
            _SECONDS(association.ASSOCIATE_S),
            "",
        ),
        ("answer to a request", _SECONDS(connection.ANSWER_S), ""),
        ("maximum PDU that is announced", _bytes(introduction.LONGEST_PDU), ""),
        ("answers to one question", grouped(matches.MOST_ANSWERS, 0), ""),
        ("objects in one request", str(retrieval.AT_ONCE), ""),
        ("tries without anything that comes", str(retrieval.TRIES), ""),
    ]
    heads = ("of", "is", "changed by")
    names = (
        f"Implementation Class UID {IMPLEMENTATION_UID}, Implementation Version Name "
        f"{IMPLEMENTATION_NAME}."
    )
    return "\n\n".join(
        (names, "Receiving:", _table(heads, rows), "Asking:", _table(heads, asking))
    )


def transactions() -> str:
    """Return the transactions that are claimed; fails where one is not received."""
    received = {one.uid for one in stored_classes()}
    missing = [name for name, _, uid, _ in _TRANSACTIONS if uid not in received]
    if missing:
        raise ValueError(f"not received: {', '.join(missing)}")
    rows = [
        (name, what, f"{uid_name(uid)} ({uid})", by)
        for name, what, uid, by in _TRANSACTIONS
    ]
    return _table(("transaction", "what is stored", "SOP class", "required by"), rows)


def _bytes(size: int) -> str:
    return f"{size // 1024} KiB"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines)


PARTS: Final = {
    "network services": services,
    "presentation contexts": contexts,
    "storage statuses": statuses,
    "refused calls": refusals,
    "query keys": query_keys,
    "archive statuses": archive_statuses,
    "association policies": bounds,
}
