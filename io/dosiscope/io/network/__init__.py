"""Objects from and to other programs through a DICOM network; of pynetdicom alone."""
