"""Two of a kind beside each other: doses, plans, structure sets, metrics and goals."""
