"""The assessment wizard: sections and questions from the methodology, review and signing."""
