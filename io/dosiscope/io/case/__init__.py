"""From a folder to one consistent case: scan, link, load, check."""
