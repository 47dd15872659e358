"""The ground floor: the shell of the site, and its people."""
