"""Pages: the assessment, the stamp of a decision, the decision packet. Deterministic bytes."""
