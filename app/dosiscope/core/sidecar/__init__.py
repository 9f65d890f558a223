"""All that is needed to see again what was seen, as plain values."""
