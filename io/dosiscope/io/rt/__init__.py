"""RT Structure Set, RT Plan, RT Ion Plan, RT Dose and its DVHs."""
