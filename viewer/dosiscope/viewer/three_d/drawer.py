"""Draws what stands in space into an image, through OpenGL beside the screen.

Qt's own functions of OpenGL 2.1 do it, in a context of its own that belongs to no
window: where there is none, the panel says so and all else goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtGui import (
    QImage,
    QMatrix4x4,
    QOffscreenSurface,
    QOpenGLContext,
    QSurfaceFormat,
    QVector3D,
)
from PySide6.QtOpenGL import (
    QOpenGLBuffer,
    QOpenGLFramebufferObject,
    QOpenGLFramebufferObjectFormat,
    QOpenGLShader,
    QOpenGLShaderProgram,
)
from shiboken6 import VoidPtr

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.three_d.shapes import Shape, Space

_SAMPLES: Final = 4  # of a pixel, where nothing moves
_LEAST: Final = (2, 1)
# cosines of turns after which what shines through is sorted anew
_EXACT: Final = 1 - 1e-12
_ABOUT: Final = 0.99  # 8 degrees, while it moves: sorting is half of the time
# names of OpenGL
_TRIANGLES, _LINES = 0x0004, 0x0001
_FLOAT, _UNSIGNED_BYTE, _UNSIGNED_INT = 0x1406, 0x1401, 0x1405
_COLOUR_AND_DEPTH = 0x4000 | 0x0100
# the first of the bound buffer: PySide6 takes it as this, and says it takes an int
_BEGIN: Final[Any] = VoidPtr(0)
_DEPTH_TEST, _BLEND, _ONE, _ONE_MINUS_ALPHA = 0x0B71, 0x0BE2, 1, 0x0303

_VERTEX: Final = """
attribute vec3 place;
attribute vec3 normal;
attribute vec4 colour;
uniform mat4 to_screen;
varying vec3 out_of;
varying vec4 ink;
void main() {
    gl_Position = to_screen * vec4(place, 1.0);
    out_of = normal;
    ink = colour;
}
"""
_FRAGMENT: Final = """
uniform vec3 away;
uniform float shade;
varying vec3 out_of;
varying vec4 ink;
void main() {
    float facing = shade > 0.0 ? abs(dot(normalize(out_of), away)) : 1.0;
    float light = 1.0 - shade * (1.0 - facing);
    gl_FragColor = vec4(ink.rgb * light * ink.a, ink.a);
}
"""
_SHADE: Final = 0.68  # darker where a surface is seen from its side


class NoOpenGLError(DosiscopeError):
    """OpenGL cannot be used; the message is one clause, why not."""


class Drawer:
    """Holds what is drawn where OpenGL has it, and draws it from anywhere.

    Raises
    ------
    NoOpenGLError
        OpenGL is not there, or too old.
    """

    def __init__(self) -> None:
        wanted = QSurfaceFormat()
        wanted.setVersion(*_LEAST)
        wanted.setDepthBufferSize(24)
        self._context = QOpenGLContext()
        self._context.setFormat(wanted)
        if not self._context.create():
            raise NoOpenGLError(tr("this computer or this display offers no OpenGL"))
        self._surface = QOffscreenSurface()
        self._surface.setFormat(self._context.format())
        self._surface.create()
        if not self._surface.isValid() or not self._is_current():
            raise NoOpenGLError(tr("OpenGL cannot draw here beside the screen"))
        version = self._context.format().version()
        if tuple(version) < _LEAST:
            told = ".".join(str(part) for part in version)
            raise NoOpenGLError(
                tr("OpenGL {version} is here, and 2.1 is needed", version=told)
            )
        self._program = QOpenGLShaderProgram()
        types = QOpenGLShader.ShaderTypeBit
        if not (
            self._program.addShaderFromSourceCode(types.Vertex, _VERTEX)
            and self._program.addShaderFromSourceCode(types.Fragment, _FRAGMENT)
            and self._program.link()
        ):
            raise NoOpenGLError(tr("OpenGL does not take the program that draws"))
        self._place, self._normal, self._colour = (
            self._program.attributeLocation(name)
            for name in (b"place", b"normal", b"colour")
        )
        self._to_screen, self._away, self._shade = (
            self._program.uniformLocation(name)
            for name in (b"to_screen", b"away", b"shade")
        )
        kinds = QOpenGLBuffer.Type
        self._places, self._inks, self._line_places, self._line_inks = (
            _buffer(kinds.VertexBuffer) for _ in range(4)
        )
        self._solid, self._clear = (_buffer(kinds.IndexBuffer) for _ in range(2))
        self._targets: dict[int, QOpenGLFramebufferObject] = {}
        self._middle, self._reach = np.zeros(3), 1.0
        self._loaded: tuple[Shape, ...] = ()
        self._solids = self._lines = 0
        self._triangles = np.empty((0, 3), np.uint32)
        self._centres = np.empty((0, 3), np.float32)
        self._space: Space | None = None
        self._sorted_for: NDArray[np.float64] | None = None

    def _is_current(self) -> bool:
        return bool(self._context.makeCurrent(self._surface))

    # --- what is drawn ---------------------------------------------------------

    def load(self, space: Space) -> None:
        """Take what is to be drawn from now on."""
        if space is self._space:
            return
        self._current()
        if not _are_alike(space.shapes, self._loaded):
            self._load_surfaces(space.shapes)
        self._load_lines(space)
        self._space = space

    def _current(self) -> None:
        if not self._is_current():
            raise NoOpenGLError(tr("OpenGL has been taken away"))

    def _load_surfaces(self, shapes: Sequence[Shape]) -> None:
        counts = [len(shape.mesh.points) for shape in shapes]
        before = [shape.mesh for shape in self._loaded]
        if len(before) != len(shapes) or any(
            one is not shape.mesh for one, shape in zip(before, shapes, strict=True)
        ):
            self._load_places(shapes)
        self._loaded = tuple(shapes)
        colours = np.array(
            [(*s.colour, round(255 * s.opacity)) for s in shapes], dtype=np.uint8
        ).reshape(-1, 4)
        _fill(self._inks, np.repeat(colours, counts, axis=0))
        starts = np.concatenate([[0], np.cumsum(counts)])
        solid, clear = [np.empty((0, 3), np.uint32)], [np.empty((0, 3), np.uint32)]
        for shape, start in zip(shapes, starts[:-1].tolist(), strict=True):
            part = shape.mesh.triangles.astype(np.uint32) + np.uint32(start)
            if shape.opacity >= 1:
                solid.append(part)
            elif shape.opacity > 0:
                clear.append(part)
        solids = np.concatenate(solid)
        self._solids = solids.size
        _fill(self._solid, solids)
        self._triangles = np.concatenate(clear)
        self._sorted_for = None
        corners = [np.empty((0, 3), np.float32)]
        for shape in shapes:
            if 0 < shape.opacity < 1:
                points = (shape.mesh.points - self._middle).astype(np.float32)
                a, b, c = (points[shape.mesh.triangles[:, n]] for n in range(3))
                corners.append(((a + b + c) / 3).astype(np.float32))
        self._centres = np.concatenate(corners)

    def _load_places(self, shapes: Sequence[Shape]) -> None:
        if shapes:
            boxes = np.array([shape.mesh.box for shape in shapes])
            self._middle = (boxes[:, 0].min(axis=0) + boxes[:, 1].max(axis=0)) / 2
        rows = [
            np.hstack([(s.mesh.points - self._middle).astype("f4"), s.mesh.normals])
            for s in shapes
        ]
        _fill(self._places, np.concatenate([np.empty((0, 6), "f4"), *rows]))

    def _load_lines(self, space: Space) -> None:
        strokes = space.strokes
        ends = [(s.ends.reshape(-1, 3) - self._middle).astype("f4") for s in strokes]
        places = np.concatenate([np.empty((0, 3), "f4"), *ends])
        colours = np.array([(*s.colour, 255) for s in strokes], np.uint8).reshape(-1, 4)
        self._lines = len(places)
        boxes = [shape.mesh.box - self._middle for shape in space.shapes]
        # nothing is cut off before or behind
        far = (float(np.abs(part).max()) for part in (*boxes, *ends) if len(part))
        self._reach = 2.0 * max(far, default=0.0) + 1.0
        _fill(self._line_places, places)
        _fill(self._line_inks, np.repeat(colours, [len(e) for e in ends], axis=0))

    # --- drawing -----------------------------------------------------------------

    def draw(self, frame: Frame, ground: QColor, *, is_fine: bool = True) -> QImage:
        """Draw what a frame shows, which is looked along its plane's normal.

        Parameters
        ----------
        is_fine
            With smooth edges; else quickly, while something moves.

        Raises
        ------
        NoOpenGLError
            OpenGL has no room for the picture, or is not there any more.
        """
        self._current()
        gl = self._context.functions()
        width = max(round(frame.width * frame.ratio), 1)
        height = max(round(frame.height * frame.ratio), 1)
        target = self._target(width, height, _SAMPLES if is_fine else 0)
        if not target.bind():
            raise NoOpenGLError(tr("OpenGL has no room for the picture"))
        orientation = frame.plane.orientation
        axes = np.array([orientation.right, orientation.down, orientation.normal])
        gl.glViewport(0, 0, width, height)
        gl.glClearColor(ground.redF(), ground.greenF(), ground.blueF(), 1.0)
        gl.glDepthMask(1)
        gl.glClear(_COLOUR_AND_DEPTH)
        gl.glEnable(_DEPTH_TEST)
        gl.glDisable(_BLEND)
        program = self._program
        program.bind()
        program.setUniformValue(self._to_screen, self._matrix(frame, axes))
        program.setUniformValue(self._away, QVector3D(*axes[2].tolist()))
        program.setUniformValue1f(self._shade, _SHADE)
        self._use(self._places, self._inks, has_normals=True)
        if self._solids:
            self._solid.bind()
            gl.glDrawElements(_TRIANGLES, self._solids, _UNSIGNED_INT, _BEGIN)
        program.setUniformValue1f(self._shade, 0.0)
        self._use(self._line_places, self._line_inks, has_normals=False)
        if self._lines:
            gl.glLineWidth(max(1.0, 1.25 * frame.ratio))
            gl.glDrawArrays(_LINES, 0, self._lines)
        if len(self._triangles):
            program.setUniformValue1f(self._shade, _SHADE)
            self._use(self._places, self._inks, has_normals=True)
            self._sort(axes[2], _EXACT if is_fine else _ABOUT)
            self._clear.bind()  # from here the indices are taken: sorting lets it go
            gl.glEnable(_BLEND)
            gl.glBlendFunc(_ONE, _ONE_MINUS_ALPHA)
            gl.glDepthMask(0)
            count = self._triangles.size
            gl.glDrawElements(_TRIANGLES, count, _UNSIGNED_INT, _BEGIN)
            gl.glDepthMask(1)
        program.release()
        target.release()
        image = target.toImage()
        image.setDevicePixelRatio(frame.ratio)
        return image

    def _target(
        self, width: int, height: int, samples: int
    ) -> QOpenGLFramebufferObject:
        known = self._targets.get(samples)
        if known is None or (known.width(), known.height()) != (width, height):
            form = QOpenGLFramebufferObjectFormat()
            form.setAttachment(QOpenGLFramebufferObject.Attachment.Depth)
            form.setSamples(samples)
            known = QOpenGLFramebufferObject(width, height, form)
            if not known.isValid():
                raise NoOpenGLError(tr("OpenGL has no room for the picture"))
            self._targets[samples] = known
        return known

    def _use(
        self, places: QOpenGLBuffer, inks: QOpenGLBuffer, *, has_normals: bool
    ) -> None:
        program = self._program
        places.bind()
        program.enableAttributeArray(self._place)
        stride = 24 if has_normals else 12
        program.setAttributeBuffer(self._place, _FLOAT, 0, 3, stride)
        if has_normals:
            program.enableAttributeArray(self._normal)
            program.setAttributeBuffer(self._normal, _FLOAT, 12, 3, stride)
        else:
            program.disableAttributeArray(self._normal)
        inks.bind()
        program.enableAttributeArray(self._colour)
        program.setAttributeBuffer(self._colour, _UNSIGNED_BYTE, 0, 4, 4)

    def _sort(self, away: NDArray[np.float64], alike: float) -> None:
        """Let what is farther away be drawn before what is in front of it.

        ``alike`` is the cosine of the angle within which the last order does.
        """
        before = self._sorted_for
        if before is not None and float(away @ before) >= alike:
            return
        self._sorted_for = away
        depth = self._centres @ away.astype(np.float32)
        _fill(self._clear, self._triangles[np.argsort(-depth, kind="stable")])

    def _matrix(self, frame: Frame, axes: NDArray[np.float64]) -> QMatrix4x4:
        """Return what takes a place from the middle, mm, to where it is drawn."""
        across, along = 2 * frame.scale / frame.width, 2 * frame.scale / frame.height
        u, v, _ = axes @ self._middle
        rows = np.zeros((4, 4))
        rows[0, :3], rows[0, 3] = across * axes[0], across * (u - frame.left) - 1
        rows[1, :3], rows[1, 3] = -along * axes[1], 1 - along * (v - frame.top)
        rows[2, :3] = axes[2] / self._reach
        rows[3, 3] = 1
        return QMatrix4x4(rows.ravel().tolist())


def _are_alike(one: Sequence[Shape], other: Sequence[Shape]) -> bool:
    return len(one) == len(other) and all(
        a.mesh is b.mesh and a.colour == b.colour and a.opacity == b.opacity
        for a, b in zip(one, other, strict=True)
    )


def _buffer(kind: QOpenGLBuffer.Type) -> QOpenGLBuffer:
    buffer = QOpenGLBuffer(kind)
    if not buffer.create():
        raise NoOpenGLError(tr("OpenGL has no room for what is drawn"))
    return buffer


def _fill(
    buffer: QOpenGLBuffer, values: NDArray[np.float32] | NDArray[np.unsignedinteger]
) -> None:
    buffer.bind()
    buffer.allocate(np.ascontiguousarray(values).tobytes(), values.nbytes)
    buffer.release()
