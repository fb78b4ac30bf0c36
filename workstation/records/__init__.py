"""Domain objects in and out of the vault: registers, timeline, assessments, search."""
