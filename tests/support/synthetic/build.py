"""From a description to DICOM objects, and on to files."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pydicom.dataelem import RawDataElement

from dosiscope.demo.dicom.ct_images import build_image
from dosiscope.demo.dicom.rt_dose import build_dose
from dosiscope.demo.dicom.rt_plan import build_plan
from dosiscope.demo.dicom.structure_set import build_structure_set
from support.synthetic.encode import as_read, encoded, file_of
from support.synthetic.ion_plan import IonPlan, build_ion_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import CaseDescription, Plan


@dataclass(slots=True)
class BuiltCase:
    """The objects of a case, free to be changed before they are written."""

    ct: list[Dataset] = field(default_factory=list)
    structure_set: Dataset | None = None
    plans: list[Dataset] = field(default_factory=list)
    doses: list[Dataset] = field(default_factory=list)
    along: list[Dataset] = field(default_factory=list)
    _known: dict[int, tuple[list[object] | None, bytes]] = field(default_factory=dict)

    def know(self, files: Iterable[bytes]) -> None:
        """Take these for the files of the objects, as long as nothing touches them."""
        for (_, dataset), file in zip(self.named(), files, strict=True):
            self._known[id(dataset)] = elements(dataset), file

    def file_of(self, dataset: Dataset) -> bytes:
        """The file of one of the objects."""
        if id(dataset) in self._known:
            untouched, file = self._known[id(dataset)]
            if untouched is not None and elements(dataset) == untouched:
                return file
        return file_of(dataset)

    @property
    def structures(self) -> Dataset:
        """The structure set, which must be there."""
        if self.structure_set is None:
            raise LookupError("the case has no structure set")
        return self.structure_set

    @property
    def plan(self) -> Dataset:
        """The first plan."""
        return self.plans[0]

    @property
    def dose(self) -> Dataset:
        """The first dose."""
        return self.doses[0]

    def named(self) -> Iterator[tuple[str, Dataset]]:
        """Yield every object with a file name."""
        for k, image in enumerate(self.ct, 1):
            yield f"CT.{k:04d}.dcm", image
        sets = [self.structure_set] if self.structure_set is not None else []
        for letters, group in (("RS", sets), ("RP", self.plans), ("RD", self.doses)):
            for n, dataset in enumerate(group, 1):
                yield f"{letters}.{n}.dcm" if n > 1 else f"{letters}.dcm", dataset
        for n, dataset in enumerate(self.along, 1):
            yield f"{dataset.Modality}.{n}.dcm", dataset

    @property
    def datasets(self) -> list[Dataset]:
        """All objects."""
        return [dataset for _, dataset in self.named()]

    def write(self, folder: Path, syntax: str = "explicit") -> list[Path]:
        """Write all objects into a folder, which is made; return the files.

        ``syntax`` is a key of `encode.TRANSFER_SYNTAXES`; compression applies to
        CT images, other objects stay explicit little endian then.
        """
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for name, dataset in self.named():
            path = folder / name
            if syntax != "explicit" and (dataset.Modality == "CT" or _plain(syntax)):
                dataset = encoded(dataset, syntax)
            path.write_bytes(self.file_of(dataset))
            paths.append(path)
        return paths


def elements(dataset: Dataset) -> list[object] | None:
    """What an object holds: raw elements, which pydicom replaces when they are read.

    What was read before may be changed in its place; None where a sequence was.
    """
    held = [*dataset._dict.values(), *dataset.file_meta._dict.values()]
    if any(one.VR == "SQ" and not isinstance(one, RawDataElement) for one in held):
        return None
    return [
        one if isinstance(one, RawDataElement) else (one.tag, one.VR, str(one.value))
        for one in held
    ]


def _plain(syntax: str) -> bool:
    return syntax in ("implicit", "big endian", "deflated")


def build_case(case: CaseDescription) -> BuiltCase:
    """Return the objects of a described case."""
    return BuiltCase(
        _images(case),
        build_structure_set(case, case.structure_set) if case.structure_set else None,
        [_plan(case, plan) for plan in case.plans],
        [build_dose(case, dose) for dose in case.doses],
    )


def _images(case: CaseDescription) -> list[Dataset]:
    """Return the images of the case in ascending z; built once for all that share them.

    An image states nothing of structures, plans and doses.
    """
    alone = replace(case, structure_set=None, plans=(), doses=())
    try:
        state = pickle.dumps(alone)
    except (AttributeError, pickle.PicklingError):  # its HU are a local function
        return list(_new_images(alone))
    images: list[Dataset] = pickle.loads(_pickled_images(state))
    return images


@lru_cache(maxsize=100)  # about 20 MB
def _pickled_images(state: bytes) -> bytes:
    return pickle.dumps([as_read(image) for image in _new_images(pickle.loads(state))])


def _new_images(case: CaseDescription) -> Iterator[Dataset]:
    """Yield the images of the case in ascending z."""
    ct = case.ct
    if ct is None:
        return
    hu = ct.grid.evaluate(ct.hu) if callable(ct.hu) else ct.hu
    if hu.shape != ct.grid.shape:
        raise ValueError(f"CT array has shape {hu.shape}, its grid {ct.grid.shape}")
    for k in range(len(ct.grid.z)):
        yield build_image(case, k, hu[k])


def _plan(case: CaseDescription, plan: Plan) -> Dataset:
    if isinstance(plan, IonPlan):
        return build_ion_plan(case, plan)
    return build_plan(case, plan)


def write_case(
    case: CaseDescription, folder: Path, syntax: str = "explicit"
) -> list[Path]:
    """Build a described case and write it; return the files."""
    return build_case(case).write(folder, syntax)
