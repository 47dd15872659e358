"""How fast the pages are, beside a trivial view in the same run: `make bench`, `make bench SIZE=large`."""
