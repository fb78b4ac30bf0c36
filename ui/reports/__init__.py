"""The annual report: numbers with what they count, texts, and the versions."""
