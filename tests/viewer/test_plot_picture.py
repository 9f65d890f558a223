"""A plot as a picture of its own: sharp at any size, in any colours, on any painter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from dosiscope.resources.theme import DARK, PRINT
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.picture import dvh_picture
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.panels.histogram_item import Bars, histogram_picture
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme, state
from support.dvh_review import fill, review_of
from support.pdf_read import pages_text

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.viewer.plot_picture import PlotPicture

pytestmark = pytest.mark.usefixtures("qapp")


def dvh() -> PlotPicture:
    review = review_of(3)
    fill(review)
    return dvh_picture(curves_of(review, Scale()), "DVH · Plan A")


def histogram() -> PlotPicture:
    bars = Bars(
        edges=np.linspace(-1.0, 1.0, 11),
        shares=np.array([1, 2, 5, 10, 32, 32, 10, 5, 2, 1.0]),
        unit="Gy",
        line=0.0,
        of="of the volume",
    )
    return histogram_picture(bars, "A - B")


PICTURES = pytest.mark.parametrize("make", [dvh, histogram])


def pixels(image: QImage) -> np.ndarray:
    held = image.convertToFormat(QImage.Format.Format_RGB32)
    rgb = np.frombuffer(held.constBits(), np.uint8)
    return rgb.reshape(held.height(), held.width(), 4)[..., :3].astype(int)


@pytest.mark.slow
@PICTURES
def test_on_paper_it_is_white_with_dark_letters(make: object) -> None:
    assert callable(make)
    picture: PlotPicture = make()
    for theme, is_light in ((DARK, False), (PRINT, True)):
        found = pixels(picture.image(theme=theme)).mean(axis=2)
        assert bool(np.median(found) > 250) is is_light
        assert (found.min() if is_light else 255 - found.max()) < 60
    assert current_theme() is DARK  # nobody was told
    assert not state.is_apart


@PICTURES
def test_svg_shows_what_the_image_shows(make: object) -> None:
    """Compared as Qt draws both: not a label, curve or bar of it is elsewhere."""
    assert callable(make)
    picture: PlotPicture = make()
    svg = picture.svg(theme=PRINT)
    image = QImage(picture.size, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        QSvgRenderer(svg).render(painter, QRectF(image.rect()))
    one, other = pixels(image), pixels(picture.image(scale=1, theme=PRINT))
    dark = np.abs(one - other).max(axis=2) > 100
    assert dark.mean() < 0.01  # edges of letters: the font may be another one
    labels = re.findall(rb">([^<>]+)</text>", svg)
    assert len(labels) > 8  # every tick is written, none is lost to a clip
    assert picture.title.encode() in svg


@PICTURES
def test_letters_keep_their_size_on_paper(make: object) -> None:
    """Painted on 1200 dots an inch, letters are as large beside the curves as here."""
    assert callable(make)
    picture: PlotPicture = make()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    width = picture.size.width()
    with QPainter(writer) as painter:
        room = QRectF(1000, 1000, 8000, 8000 * picture.size.height() / width)
        picture.paint(painter, room, PRINT, width=width)
        with state.apart(PRINT):
            painter.setFont(font(11))
            # the same font is px, whatever the dots of the device
            assert painter.fontMetrics().height() < 20
    assert buffer.data().size() > 2000


def test_the_numbers_on_paper_can_be_searched_for(tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "plot.pdf"))
    with QPainter(writer) as painter:
        dvh().paint(painter, QRectF(0, 0, 9000, 4200), PRINT, width=900)
    (text,) = pages_text((tmp_path / "plot.pdf").read_bytes())
    for words in ("100 %", "50 %", "20 Gy", "Prostate"):
        assert re.search(rf"(^| ){words}( |$)", text), text


def test_an_image_has_the_size_asked_for() -> None:
    image = dvh().image(QSize(500, 260), 3)
    assert (image.width(), image.height()) == (1500, 780)
