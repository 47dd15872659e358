"""Under which headings the editor finds the blocks, in this order."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Text")
PICTURES = _("Pictures and sound")
CODE = _("Code and formulas")
CALLOUTS = _("Callouts")
PRACTICE = _("Practice")
INSTRUCTORS = _("For instructors")

GROUPS = [TEXT, PICTURES, CODE, CALLOUTS, PRACTICE, INSTRUCTORS]
