"""CT images: from headers to one volume."""
