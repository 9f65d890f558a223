"""What an inbox holds beside the objects that came, and nobody looks for in it.

.dosiscope-inbox/kept.jsonl     the list of what came
.dosiscope-inbox/held           held by the process that receives
.dosiscope-inbox/arriving/      what is on its way, no object yet
.dosiscope-inbox/open-…         which files a process looks at
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import PurePath

#: The folder within an inbox that is no day of objects.
STATE: Final = ".dosiscope-inbox"
LIST, HELD, ARRIVING, OPEN, PART = "kept.jsonl", "held", "arriving", "open-", ".part"


def is_of_inbox(path: PurePath) -> bool:
    """Whether a file is an inbox's own, by its name; other files there are not."""
    folder, name = path.parent, path.name
    if folder.name == STATE:
        return name in (LIST, HELD) or name.startswith(OPEN) or path.suffix == PART
    return path.suffix == PART and folder.parts[-2:] == (STATE, ARRIVING)
