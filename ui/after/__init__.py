"""After the decision: release, follow-ups, breaches, re-opening."""
