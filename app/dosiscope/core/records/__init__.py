"""Treatment records: what was delivered, held against what was planned."""
