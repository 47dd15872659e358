"""Settings of the site: what holds everywhere, and one module for each place it runs in."""

from pathlib import Path

import environ

# Before any module here asks for a variable.
environ.Env.read_env(Path(__file__).resolve().parents[3] / ".env")
