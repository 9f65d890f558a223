"""What lies one over the other in a slice view: one small class a layer."""
