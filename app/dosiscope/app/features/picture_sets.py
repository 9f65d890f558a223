"""Several pictures at once: on one sheet, or as a series of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action
from dosiscope.app.picture_files import BOTH, is_svg
from dosiscope.app.turns import Turns
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import NO_IDENTITY, Personal
from dosiscope.core.language import tr, tr_count
from dosiscope.core.outputs import check_output, write_output
from dosiscope.core.progress import Progress
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.features.picture_sets_dialog import PictureSetsDialog, Wanted
    from dosiscope.app.saving import Saving
    from dosiscope.core.progress import Steps
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.picture_series import Shot
    from dosiscope.viewer.picture_sheet import Sheet
    from dosiscope.viewer.review import Review, ViewState
    from dosiscope.viewer.widgets.notice import Notice

_SIZE = (1000, 1000)  # px, of a picture of a series
_SHEET = (1400, 1000)  # px, at least, of a sheet


class PictureSets:
    """Saves pictures of all planes, through a structure, or of each structure.

    Parameters
    ----------
    faulted
        Tells of a mistake of the program.
    """

    def __init__(
        self,
        review: Review,
        dvh: DvhPanel,
        saving: Saving,
        notice: Notice,
        faulted: Callable[[Exception], object],
        top: QWidget,
    ) -> None:
        self._review, self._dvh, self._faulted = review, dvh, faulted
        self._saving, self._notice, self._top = saving, notice, top

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "picture_sets", "File", tr("Save sheet or series…"), "Shift+S",
            tr("Save several pictures: all planes, through a structure, of each"),
            self.save, needs_case=True,
        )  # fmt: skip

    def save(self) -> None:
        """Ask which pictures are wanted and where, and write them."""
        dialog = self.dialog()
        dialog.exec()
        dialog.deleteLater()

    def dialog(self) -> PictureSetsDialog:
        """Return what asks for them, and shows how far they are written."""
        from dosiscope.app.features.picture_sets_dialog import PictureSetsDialog

        rois = [roi for roi in self._review.display.rois if roi.centre is not None]
        dialog = PictureSetsDialog(
            rois, self._review.display.highlight, self.told, self._top
        )
        turns = Turns(dialog)
        dialog.wanted.connect(lambda wanted: self._write(dialog, turns, wanted))
        dialog.cancelled.connect(turns.stop)
        turns.progressed.connect(dialog.strip.show_progress)
        turns.failed.connect(lambda error: self._fail(dialog, error))
        turns.done.connect(lambda names: self._tell(dialog, names, dialog.asked()))
        return dialog

    # --- which pictures --------------------------------------------------------------

    def told(self, wanted: Wanted) -> str:
        """Return which pictures would be made.

        Raises
        ------
        DosiscopeError
            None can be.
        """
        from dosiscope.viewer.picture_sheet import planes_text

        if not wanted.what.is_series:
            return planes_text(self._planes)
        return planes_text([shot.view for shot in self.shots(wanted)])

    @property
    def _planes(self) -> list[ViewState]:
        return [self._review.axial, self._review.coronal, self._review.sagittal]

    def shots(self, wanted: Wanted) -> list[Shot]:
        """Return the pictures of a series.

        Raises
        ------
        DosiscopeError
            There are none.
        """
        from dosiscope.viewer.picture_series import shots_of_each, shots_through

        display = self._review.display
        if wanted.roi is None:
            return shots_of_each(self._review, display.visible_rois, wanted.orientation)
        return shots_through(
            self._review, display.roi(wanted.roi), wanted.every, wanted.orientation
        )

    def sheet(self, wanted: Wanted) -> Sheet:
        """Return all pictures on one sheet."""
        from dosiscope.app.features.picture_sets_dialog import What
        from dosiscope.viewer.picture_series import parts_of
        from dosiscope.viewer.picture_sheet import (
            Part,
            Sheet,
            in_four,
            in_rows,
            one_and_two,
            planes_text,
        )

        arrange = in_rows
        if wanted.what.is_series:
            shots = self.shots(wanted)
            parts, views = parts_of(shots), [shot.view for shot in shots]
        else:
            views = self._planes
            parts, arrange = [Part(view=view) for view in views], one_and_two
            if wanted.what is What.PLANES_AND_DVH:
                parts.append(Part(plot=self._dvh.picture()))
                arrange = in_four
        return Sheet(
            parts,
            arrange,
            planes_text(views),
            identity=wanted.identity,
            colours=wanted.colours,
        )

    # --- writing ---------------------------------------------------------------------

    def _write(self, dialog: PictureSetsDialog, turns: Turns, wanted: Wanted) -> None:
        """Ask where, and write what is asked for; the dialog shows how far it is."""
        path = self._saving.ask_where(tr("Save pictures"), "dose-review.png", BOTH)
        if not path:
            return
        dialog.begin(tr("Pictures"))
        turns.begin(self.writing(Path(path), wanted))

    def _fail(self, dialog: PictureSetsDialog, error: Exception) -> None:
        if isinstance(error, DosiscopeError):
            dialog.end(error.sentence)
        else:
            dialog.reject()
            self._faulted(error)

    def _tell(
        self, dialog: PictureSetsDialog, names: list[str], wanted: Wanted
    ) -> None:
        dialog.end()
        whose = tr("with identity") if wanted.identity else tr(NO_IDENTITY)
        name = Personal(visible(names[0]))
        told = (
            tr("The sheet ({whose}) is saved as {name}.", whose=whose, name=name)
            if wanted.is_sheet
            else tr_count(
                "{n} picture ({whose}) is saved as {name}.",
                "{n} pictures ({whose}) are saved, the first as {name}.",
                len(names),
                whose=whose,
                name=name,
            )
        )
        self._notice.show_note(told)

    def writing(self, path: Path, wanted: Wanted) -> Steps[list[str]]:
        """Write what is wanted, a step for each picture; return the names of files.

        Raises
        ------
        DosiscopeError
            A picture cannot be made, or a file must not be or cannot be written.
        """
        yield from self._cutting(wanted)
        if wanted.is_sheet:
            sheet = self.sheet(wanted)
            size = sheet.fitting(_SHEET)
            if is_svg(str(path)):
                made = yield from sheet.svg_steps(size)
            else:
                from dosiscope.viewer.picture import png_of

                made = png_of((yield from sheet.image_steps(size, wanted.scale)))
            write_output(path, made, self._saving.inputs(), replace=True)
            return [path.name]
        return (yield from self._writing_each(path, wanted))

    def _writing_each(self, path: Path, wanted: Wanted) -> Steps[list[str]]:
        from dosiscope.viewer.picture import Page, png_of
        from dosiscope.viewer.picture_series import names_of

        shots = self.shots(wanted)
        paths = [path.with_name(n) for n in names_of(shots, path.stem, path.suffix)]
        for one in paths:  # none is written where one must not be
            check_output(one, self._saving.inputs(), instead=tr("choose another name"))
        for done, (one, shot) in enumerate(zip(paths, shots, strict=True)):
            yield Progress(done, len(shots), tr("Pictures"))
            page = Page(shot.view, wanted.identity, shot.box, colours=wanted.colours)
            size = page.fitting(_SIZE)
            made = (
                page.svg(size)
                if is_svg(str(path))
                else png_of(page.image(size, wanted.scale))
            )
            write_output(one, made, self._saving.inputs())
        return [one.name for one in paths]

    def _cutting(self, wanted: Wanted) -> Steps[None]:
        """Cut what planes across the contours show, and is not cut yet."""
        from dosiscope.app.measure import measure_cuts

        results = self._review.results
        if wanted.what.is_series and wanted.orientation.axis == 2:
            return
        shown = {roi.number for roi in self._review.display.visible_rois}
        solids = {n: one for n, one in results.uncut.items() if n in shown}
        for step in measure_cuts(solids):
            if step.part is not None:
                results.add_cut(*step.part)
            yield step.with_part(None)
