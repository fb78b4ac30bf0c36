"""Administration: officers, trust, methodologies, and the health of the vault."""
