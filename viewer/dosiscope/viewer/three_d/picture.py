"""What stands in space as a picture of its own: for files, the clipboard and paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.core.__about__ import __version__
from dosiscope.core.identity import NO_IDENTITY
from dosiscope.resources.theme import GRID, PRINT_PICTURE, SCREEN_PICTURE, SMALL
from dosiscope.viewer.beam_colours import on_paper
from dosiscope.viewer.captioned import Named, paint_captioned
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.picture_text import dose_text, patient_text, plan_text
from dosiscope.viewer.plot_picture import PlotPicture
from dosiscope.viewer.theming import current_theme
from dosiscope.viewer.three_d.painting import paint_space

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.three_d.view import SpaceView
