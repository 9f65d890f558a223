"""What comes in and goes out: DICOM files, checks, exports; free of Qt."""
