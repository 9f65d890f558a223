"""Unique words for every attribute that must be displayed, in each object of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase

# (letters that every text carries, Specific Character Set)
SCRIPTS = {
    "ascii": ("Ab", None),
    "latin-1": ("Jürg", "ISO_IR 100"),
    "utf-8": ("Łö山", "ISO_IR 192"),
    "japanese": ("山田", ["", "ISO 2022 IR 87"]),
    "cyrillic": ("Жук", "ISO_IR 144"),
    "empty": ("", None),
}
_TEXTS = ("StudyID", "AccessionNumber", "StudyDescription")
_DAYS = ("StudyDate", "SeriesDate", "InstanceCreationDate")
_TIMES = ("StudyTime", "SeriesTime", "InstanceCreationTime")


class Tokens:
    """Puts a word that occurs nowhere else into each attribute, and remembers it.

    ``shown`` are the words as a person is to read them.
    """

    def __init__(self, script: str) -> None:
        self._letters, self._charset = SCRIPTS[script]
        self._is_empty = script == "empty"
        self._count = 0
        self.shown: dict[str, str] = {}

    def _next(self, what: str, value: str, shown: str) -> str:
        if self._is_empty:
            return ""
        self.shown[what] = shown
        return value

    def text(self, what: str) -> str:
        """A text of at most 16 characters."""
        self._count += 1
        value = f"{self._letters} q{self._count:03d}z"
        return self._next(what, value, value)

    def code(self, what: str) -> str:
        """A code string: capitals and digits whatever the character set."""
        self._count += 1
        value = f"CODE{self._count:03d}"
        return self._next(what, value, value)

    def day(self, what: str) -> str:
        """A date; read as year-month-day."""
        self._count += 1
        month, day = divmod(self._count, 28)
        year = f"19{self._count:02d}"[:4] if self._count < 100 else f"18{month:02d}"
        value = f"{year}{month % 12 + 1:02d}{day + 1:02d}"
        return self._next(what, value, f"{value[:4]}-{value[4:6]}-{value[6:]}")

    def time(self, what: str) -> str:
        """A time; read as hour:minute:second."""
        self._count += 1
        minute, second = divmod(self._count, 60)
        value = f"{13 + minute // 60:02d}{minute % 60 + 11:02d}{second:02d}"
        return self._next(what, value, f"{value[:2]}:{value[2:4]}:{value[4:]}")

    # --- objects -------------------------------------------------------------------

    def put_into(self, built: BuiltCase) -> None:
        """Put words into all objects; one patient, everything else of its own."""
        name, number = self.text("patient name"), self.text("patient id")
        born, sex = self.day("birth date"), self.code("sex")
        self._into_all(built, name, number, born, sex)
        self._into_structure_set(built.structures)
        for plan in built.plans:
            self._into_plan(plan)
        for dose in built.doses:
            dose.ContentDate = self.day("content date")
            dose.ContentTime = self.time("content time")
            dose.DoseComment = self.text("dose comment")
            dose.TissueHeterogeneityCorrection = self.code("heterogeneity")
        position = self.code("scan position")
        for image in built.ct:
            image.PatientPosition = position

    def _into_all(
        self, built: BuiltCase, name: str, number: str, born: str, sex: str
    ) -> None:
        series = [built.ct, [built.structures], *([d] for d in built.plans)]
        for members in (*series, *([d] for d in built.doses)):
            kind = members[0].Modality
            values = {key: self.text(f"{kind} {key}") for key in _TEXTS}
            values |= {key: self.day(f"{kind} {key}") for key in _DAYS}
            values |= {key: self.time(f"{kind} {key}") for key in _TIMES}
            for dataset in members:
                if self._charset is not None:
                    dataset.SpecificCharacterSet = self._charset
                dataset.PatientName, dataset.PatientID = name, number
                dataset.PatientBirthDate, dataset.PatientSex = born, sex
                for key, value in values.items():
                    setattr(dataset, key, value)

    def _into_structure_set(self, structures: Dataset) -> None:
        structures.StructureSetLabel = self.text("structure set label")
        structures.StructureSetDate = self.day("structure set date")
        structures.StructureSetTime = self.time("structure set time")
        for roi in structures.StructureSetROISequence:
            roi.ROIName = self.text(f"ROI {roi.ROINumber} name")
            roi.ROIGenerationAlgorithm = self.code(f"ROI {roi.ROINumber} algorithm")
        for seen in structures.RTROIObservationsSequence:
            for code in seen.get("RTROIIdentificationCodeSequence", ()):
                for side in code.get("SegmentedPropertyTypeModifierCodeSequence", ()):
                    side.CodeMeaning = self.text(f"laterality {side.CodeValue}")

    def _into_plan(self, plan: Dataset) -> None:
        plan.RTPlanLabel = self.text("plan label")
        plan.RTPlanDate = self.day("plan date")
        plan.RTPlanTime = self.time("plan time")
        for reference in plan.get("DoseReferenceSequence", ()):
            reference.DoseReferenceDescription = self.text("dose reference")
        for setup in plan.PatientSetupSequence:
            setup.PatientPosition = self.code("setup position")
        for beam in plan.BeamSequence:
            beam.BeamName = self.text(f"beam {beam.BeamNumber}")
