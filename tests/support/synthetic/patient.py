"""Whose objects the made cases are."""

from dosiscope.demo.dicom.description import Person, Study

PATIENT = Person("Test^Patient", "TEST-001", "19500102", "O")
STUDY = Study("study", "20240305", "081500", "S1", "A1", "Test study")
MODEL = "Synthetic case"
