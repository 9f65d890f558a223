"""Comparing the shown dose with another one: which, what is seen of it, and numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from dosiscope.app.compared_pair import GammaAsked, why_not
from dosiscope.app.comparing import Compared, Comparing
from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.features.rival_menu import offer_rivals, refuse
from dosiscope.core.dose_names import dose_names
from dosiscope.core.language import tr
from dosiscope.core.text import capitalised
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QDockWidget, QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.kept_work import KeptWork
    from dosiscope.app.plot_pictures import PlotPictures
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.core.dose import Dose
    from dosiscope.core.field import Place
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.panels.compare import ComparePanel
    from dosiscope.viewer.panels.compare_gamma import GammaRow
    from dosiscope.viewer.panels.compare_text import DoseWords
    from dosiscope.viewer.panels.histogram import HistogramPlot
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_MEASURING = tr("Measuring structures…")


class Compare(QObject):
    """The Compare panel, and what can be done without it.

    Parameters
    ----------
    dock
        Where the panel is; it is made when it is looked at.
    top
        The widget that its dialogs belong to.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        structures: StructuresPanel,
        dock: QDockWidget,
        saving: Saving,
        plots: PlotPictures,
        notice: Notice,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._session, self._review, self._structures = session, review, structures
        self._dock, self._saving, self._notice = dock, saving, notice
        self._plots = plots
        self._panel: ComparePanel | None = None
        self._is_seen = False
        self._is_gamma_of_b = False  # B is its reference
        self.comparing = Comparing(review, session.jobs, self)
        self.comparing.failed.connect(session.faulted)
        for changed in (self.comparing.changed, review.dose_changed):
            changed.connect(self._note_reference)
        self.comparing.changed.connect(self._show)
        self.comparing.progressed.connect(self._show_part)
        for changed in (
            review.case_changed,
            review.dose_changed,
            review.comparison.changed,
            review.comparison.kept_changed,
            screen_identity.changed,
        ):
            changed.connect(self._show)
        dock.visibilityChanged.connect(self._look)
        self._look(is_in_sight(dock))

    def _histogram(
        self, plot: HistogramPlot, words: Callable[[], str]
    ) -> PlotPicture | None:
        """Return a histogram as a picture that says what it is of."""
        from dosiscope.viewer.dvh.sentences import made_of_text
        from dosiscope.viewer.panels.histogram_item import histogram_picture

        if plot.bars is None:
            return None
        return histogram_picture(plot.bars, f"{words()} · {made_of_text(self._review)}")

    # --- the panel -------------------------------------------------------------------

    @property
    def panel(self) -> ComparePanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.compare import ComparePanel

            self._panel = panel = ComparePanel(
                self._review, self.fill_others, self._fill_out
            )
            panel.head.exchanged.connect(self.exchange)
            panel.head.cleared.connect(self.clear)
            panel.head.keep_wanted.connect(self._review.comparison.keep_other)
            panel.head.kept.given_up.connect(self._give_up)
            panel.part_chosen.connect(self._look_on)
            panel.difference.place_chosen.connect(self.go_to)
            panel.gamma.place_chosen.connect(self.go_to)
            panel.gamma.roi_chosen.connect(self._select_roi)
            panel.gamma.form.requested.connect(self.compute_gamma)
            panel.gamma.form.exchanged.connect(self.exchange_gamma)
            panel.gamma.strip.cancelled.connect(self.comparing.gamma.drop)
            panel.rois.place_chosen.connect(self.go_to)
            panel.rois.roi_chosen.connect(self._select_roi)
            panel.outlines.roi_chosen.connect(self._select_outline)
            self._dock.setWidget(panel)
            for plot, words, name in (
                (panel.difference.plot, panel.difference.of_plot.text, "difference"),
                (panel.gamma.plot, panel.gamma.criteria.text, "gamma"),
            ):
                make = partial(self._histogram, plot, words)
                self._plots.offer(plot, make, f"histogram-of-{name}")
        return self._panel

    def _look(self, is_seen: bool) -> None:
        self._is_seen = is_seen
        if is_seen:
            _ = self.panel
            self._show()
        self._look_on()

    def _look_on(self, *_: object) -> None:
        """Have worked out what is looked at now."""
        wanted = self.panel.part.compared if self._is_seen else None
        self.comparing.want(() if wanted is None else (Compared(wanted),))
        self._show_part()

    def show_panel(self) -> None:
        """Bring the panel to the front."""
        self._dock.show()
        self._dock.raise_()
        self.panel.setFocus()

    # --- what is shown ---------------------------------------------------------------

    def _show(self) -> None:
        if self._panel is None:
            return
        review = self._review
        self._panel.show_doses(
            self._words(review.dose), self._words(review.comparison.other)
        )
        self._show_kept()
        self._show_part()

    def _show_kept(self) -> None:
        """Show which doses stand as C and D in the DVH."""
        comparison, other = self._review.comparison, self._review.other_dose
        words = {}
        for letter, dose in zip("CD", comparison.kept, strict=True):
            told = self._words(dose)
            if told is not None:
                compared = self._review.compared_doses.items()
                now = next((x for x, one in compared if one is dose), letter)
                plan = told.plan if now == letter else tr("now {now}", now=now)
                words[letter] = replace(told, plan=plan)
        can_keep = other is not None and other not in comparison.kept
        self.panel.head.show_kept(words, can_keep=can_keep and comparison.has_room)

    def _give_up(self, letter: str) -> None:
        dose = self._review.comparison.kept["CD".index(letter)]
        if dose is not None:
            self._review.comparison.keep_no_longer(dose)

    def _words(self, dose: Dose | None) -> DoseWords | None:
        """Return what a dose is called, as it may be told on the screen."""
        from dosiscope.viewer.panels.compare_text import dose_words

        case = self._review.case
        if case is None or dose is None:
            return None
        (name,) = dose_names((dose,), case)
        return dose_words(case, dose, name)

    def _instead(self, work: KeptWork[Any]) -> str:
        """Return why there are no numbers, or that they are on the way."""
        pair = self.comparing.pair
        if pair is None:
            return ""
        refusal = self.comparing.refusal_of(work)
        if refusal:
            return tr("A and B cannot be compared: {refusal}.", refusal=refusal)
        if work.reason:
            return capitalised(screen_identity.text(work.reason))
        if work.value is not None:
            return ""
        step = work.progress
        if step is not None and step.total > 1:
            return tr(
                "{work}… {done} of {total}",
                work=step.what,
                done=step.done,
                total=step.total,
            )
        return tr("Comparing…")

    def _show_part(self) -> None:
        """Show what is known in the part that is looked at."""
        if self._panel is None or not self._is_seen:
            return
        panel, comparing = self._panel, self.comparing
        match panel.part.compared:
            case Compared.DIFFERENCE:
                work = comparing.difference
                panel.difference.show_difference(work.value, self._instead(work))
            case Compared.GAMMA:
                self._show_gamma()
            case Compared.ROIS:
                self._show_rois()
            case Compared.PLANS:
                plans = comparing.plans
                panel.plans.show_plans(plans.value, self._instead(plans))
            case Compared.OUTLINES:
                self._show_sets()

    def _show_sets(self) -> None:
        comparing, pair = self.comparing, self.comparing.pair
        instead = self._instead(comparing.sets)
        if pair is not None and not comparing.refusal_of(comparing.sets):
            if comparing.has_one_set:
                instead = tr("A and B are of one structure set: nothing differs.")
            elif not comparing.are_rois_measured:
                instead = _MEASURING
        self.panel.outlines.show_sets(comparing.sets.value, instead)

    def _show_gamma(self) -> None:
        review, part, gamma = self._review, self.panel.gamma, self.comparing.gamma
        dose = review.dose
        part.form.show_named(review.look.reference, dose.unit_text if dose else "")
        first, second = ("B", "A") if self.is_gamma_of_b else ("A", "B")
        part.form.show_roles(first, second)
        part.show_work(gamma.is_running)
        if gamma.progress is not None:
            part.strip.show_progress(replace(gamma.progress, what=tr("Gamma")))
        pair, instead = self.comparing.pair, ""
        if pair is not None and (pair.refusal or gamma.reason):
            instead = self._instead(gamma)
        roles = tr("Reference {first}, evaluated {second}", first=first, second=second)
        part.show_gamma(gamma.value, instead, roles=roles)
        part.show_rois(
            self._gamma_rows() if gamma.value is not None else (),
            self._colour,
            gamma.value.text if gamma.value is not None else "",
        )
        part.form.compute.setEnabled(
            pair is not None and not pair.refusal and not gamma.is_running
        )

    def _show_rois(self) -> None:
        panel, comparing, case = self.panel, self.comparing, self._review.case
        instead = self._instead(comparing.rois)
        if case is None or case.structure_set is None:
            instead = tr(
                "There is no structure set: the doses are compared only as a whole."
            )
        elif comparing.pair is not None and not comparing.pair.refusal:
            if comparing.difference.reason:
                instead = self._instead(comparing.difference)
            elif not comparing.are_rois_measured:
                instead = _MEASURING
        panel.rois.show_rois(
            comparing.rois_so_far,
            instead,
            self._review.look.reference,
            self._colour,
        )

    def _colour(self, number: int) -> RGB | None:
        return self._review.display.colour(number)

    def _gamma_rows(self) -> list[GammaRow]:
        """Return gamma of every structure, or why there is none."""
        from dosiscope.viewer.panels.compare_gamma import GammaRow

        found = self.comparing.gamma_rois.value
        if found is None:
            return []
        by_number = {one.roi_number: one for one in found}
        reasons = self._review.results.reasons
        return [
            GammaRow(
                number=roi.number,
                name=roi.shown_name,
                found=by_number.get(roi.number),
                reason=reasons.get(roi.number, ""),
            )
            for roi in self._review.display.rois
        ]

    # --- gamma -----------------------------------------------------------------------

    @property
    def is_gamma_of_b(self) -> bool:
        """Whether B is the reference of gamma: of what is there, else of the next."""
        asked, pair = self.comparing.gamma.of, self.comparing.pair
        if isinstance(asked, GammaAsked) and pair is not None:
            return asked.reference is pair.b
        return self._is_gamma_of_b

    def _note_reference(self) -> None:
        """Let the next gamma have the reference of the one that is there."""
        self._is_gamma_of_b = self.is_gamma_of_b

    def gamma_again(self, criteria: GammaCriteria, *, of_b: bool) -> None:
        """Compute gamma as it was asked before."""
        self._is_gamma_of_b = of_b
        self.comparing.ask_for_gamma(criteria, of_b=of_b)

    def compute_gamma(self) -> None:
        """Compute gamma as it is asked in the panel."""
        criteria = self.panel.gamma.form.criteria
        self.comparing.ask_for_gamma(criteria, of_b=self.is_gamma_of_b)

    def exchange_gamma(self) -> None:
        """Take the other dose as the reference of gamma; compute what was computed."""
        asked = self.comparing.gamma.of
        of_b = not self.is_gamma_of_b
        self._is_gamma_of_b = of_b
        if isinstance(asked, GammaAsked):
            self.comparing.ask_for_gamma(asked.criteria, of_b=of_b)
        self._show_part()

    def show_gamma(self) -> None:
        """Bring the part of gamma to the front."""
        from dosiscope.viewer.panels.compare import Part

        self.show_panel()
        self.panel.show_part(Part.GAMMA)
        self._look_on()

    # --- which doses -----------------------------------------------------------------

    def compare_with(self, dose: Dose) -> None:
        """Compare the shown dose with another one."""
        self._review.comparison.set_other(dose)
        self.show_panel()

    def exchange(self) -> None:
        """Show B, and compare it with what was shown."""
        self._review.exchange_doses()

    def clear(self) -> None:
        """Compare no longer."""
        self._review.comparison.set_other(None)

    def fill_others(self, menu: QMenu) -> None:
        """Offer what may be compared with the shown dose; say why others may not."""
        review, shown = self._review, self._review.dose
        if shown is None or review.case is None:
            menu.addAction(tr("No dose is open")).setEnabled(False)
            return
        menu.setToolTipsVisible(True)
        for dose in review.doses:
            if dose is shown:
                continue
            words = self._words(dose)
            name = words.line if words is not None else dose.label
            reason = why_not(shown, dose)
            if reason:
                refuse(menu, words.name if words is not None else name, reason)
                continue
            action = menu.addAction(verbatim(name), partial(self.compare_with, dose))
            action.setCheckable(True)
            action.setChecked(dose is review.comparison.other)
        offer_rivals(menu, self._session.rivals(), self._compare_with_rival)
        if menu.isEmpty():
            menu.addAction(tr("There is no other dose")).setEnabled(False)

    def _compare_with_rival(self, uid: str) -> None:
        self.show_panel()
        self._session.compare_with(uid)

    # --- in the menus ----------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Action(
            "compare", "Dose", tr("Compare"), "Ctrl+Shift+B",
            tr("Show what two doses differ in"), self.show_panel,
            icon="arrow-left-right", has_line=True,
        )  # fmt: skip
        yield Submenu("Dose", tr("Compare with"), fill=self.fill_others)
        yield Submenu("Dose", tr("Comparison"), actions=tuple(self._actions()))

    def _actions(self) -> Iterator[Action]:
        """Yield what can be done while two doses are compared."""
        yield Action(
            "exchange_doses", "Dose", tr("Exchange A and B"), "Ctrl+Shift+X",
            tr("Show the dose that the shown one is compared with, and the reverse"),
            self.exchange, needs_case=True, is_offered=self._has_other,
        )  # fmt: skip
        yield Action(
            "gamma", "Dose", tr("Gamma…"), "",
            tr("Ask for gamma of A and B: criteria, pass rate, histogram, structures"),
            self.show_gamma, needs_case=True, is_offered=self._has_other,
        )  # fmt: skip
        yield Action(
            "copy_comparison", "Dose", tr("Copy the comparison"), "",
            tr("Copy what the Compare panel shows of A and B"), self.copy, icon="copy",
            needs_case=True, is_offered=self._has_other,
        )  # fmt: skip
        yield Action(
            "comparison_csv", "Dose", tr("Comparison as CSV…"), "",
            tr("Save all that is told of A and B: doses, structures, gamma, plans"),
            self.export, icon="download", needs_case=True, is_offered=self._has_other,
        )  # fmt: skip
        yield Action(
            "compare_no_longer", "Dose", tr("Compare no longer"), "",
            tr("Give up dose B, and all that was worked out of it"), self.clear,
            needs_case=True, is_offered=self._has_other,
        )  # fmt: skip

    def _has_other(self) -> bool:
        return self._review.comparison.other is not None

    # --- out of the program ----------------------------------------------------------

    def _fill_out(self, menu: QMenu) -> None:
        menu.addAction(tr("Copy what is shown"), self.copy)
        menu.addAction(tr("Comparison as CSV…"), self.export)

    def copy(self) -> None:
        """Copy what the panel tells of A and B, as it is to be seen."""
        self.show_panel()
        QApplication.clipboard().setText(self.panel.text())

    def export(self) -> None:
        """Ask for a file and write all that is told of A and B."""
        self.show_panel()
        pair = self.comparing.pair
        if pair is not None and pair.refusal:
            self._notice.show_note(
                tr("A and B cannot be compared: {refusal}.", refusal=pair.refusal)
            )
            return
        report = self.comparing.report()
        if report is None:
            self._notice.show_note(
                tr("The comparison is still worked out: save it in a moment.")
            )
            return
        from dosiscope.io.out.comparison_csv import comparison_csv

        self._saving.ask_and_write("comparison.csv", comparison_csv(report))
        if report.gamma is None and self.comparing.gamma.value is not None:
            self._notice.show_note(
                tr(
                    "Gamma with B as the reference is not in the file: exchange A and "
                    "B, or the reference, first."
                )
            )

    # --- going there -----------------------------------------------------------------

    def go_to(self, at: Place) -> None:
        """Go to a place and put the cross-hair there."""
        self._review.set_cursor(at)
        self._review.centre_on(at)

    def _select_roi(self, number: int) -> None:
        self._structures.select(number)

    def _select_outline(self, number: int | None) -> None:
        """Select a structure of A where A is of the case whose structures are shown."""
        review = self._review
        case = review.case
        if (
            number is not None
            and case is not None
            and case.case_of(review.dose) is case
        ):
            self._structures.select(number)
