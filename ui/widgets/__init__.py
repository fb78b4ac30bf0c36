"""What several screens share: answers, marks, badges, the risk matrix, the timeline, pages."""
