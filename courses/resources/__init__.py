"""Things to take away: worksheets, templates, data and links beside the courses."""
