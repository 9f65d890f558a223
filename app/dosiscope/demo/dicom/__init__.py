"""DICOM objects made from a description: CT images, structure set, plan, dose."""
