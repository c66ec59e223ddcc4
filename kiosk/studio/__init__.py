"""The content editor for staff: the draft on the left, its form in the middle, the real screen on the right."""
