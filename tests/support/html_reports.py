"""Reports as HTML held against each other: pictures but for edges of letters."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from support.named_patient import without_moment

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PICTURE = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=]+)")
# of 255: a process that has drawn letters in another size draws their edges otherwise
_EDGES_OF_LETTERS = 16


def assert_same_report(one: str, other: str) -> None:
    """Hold two reports against each other, whenever they were made."""
    texts = [_PICTURE.sub("", without_moment(told)) for told in (one, other)]
    assert texts[0] == texts[1]
    pictures = [list(map(_pixels, _PICTURE.findall(told))) for told in (one, other)]
    assert [a.shape for a in pictures[0]] == [b.shape for b in pictures[1]]
    for a, b in zip(*pictures, strict=True):
        assert np.abs(a - b).max() <= _EDGES_OF_LETTERS


def _pixels(encoded: str) -> NDArray[np.int16]:
    """Return the colours of a picture, (rows, columns, 3)."""
    image = QImage.fromData(base64.b64decode(encoded))
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    shape = image.height(), image.bytesPerLine() // 4, 4
    values = np.frombuffer(image.constBits(), np.uint8).reshape(shape)
    return values[:, : image.width(), :3].astype(np.int16)
