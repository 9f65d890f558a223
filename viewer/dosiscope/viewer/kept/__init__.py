"""How a case is seen, taken down as plain values, and shown again."""
