"""`docs/reference/roles.md`, made from the table that the tests of the roles hold by hand: `make roles-doc`.

What a role may do is taken from the table; here stand only the words around it, and the order.
"""

from pathlib import Path

from tests.learnsync.test_role_rights import DEEDS, ROLES_MAY

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "roles.md"
WIDTH = 118

HEAD = """\
# Roles

What each role may do in the admin. An administrator gives a person one role or several under *People*; with several,
all of it adds up. A change holds from the next page the person opens.

Made by `make roles-doc` from the table in `tests/learnsync/test_role_rights.py`, where every line is tried as a person
of that role. Do not edit this page.

Whoever may enter the admin may need a second factor: see [A second factor for staff](../how-to/second-factor.md). What
one site's staff want on top goes into a group of their own under *Groups*; the roles themselves are set anew with each
update.
"""

ABOUT = {
    "Instructor": "Writes courses: those begun by this person, and those this person is named in as a teacher. Courses"
    " of others stay closed, and nothing goes public without a publisher.",
    "Editor": "Writes and edits everything, and publishes nothing: what is ready goes to a publisher for approval.",
    "Publisher": "Everything an editor does; also approves what others submit, publishes, and takes down.",
    "Marketing": "Owns the front page, articles, help, forms and plain pages, and publishes them; sets what stands"
    " around every page. Courses are closed to this role.",
    "Support": "Works on what learners report.",
    "Moderator": "Has no screens in the admin so far: they come with reviews, comments and the forum.",
    "Finance": "Has no screens in the admin so far: they come with the shop.",
    "Mentor": "Has no screens in the admin so far: they come with mentoring.",
}

# Where in the text a deed is named. One that is in none of these stands under the last heading.
SUBJECTS = {
    "Articles, help and forms": ["articles", "help", "a form", "topics of pages"],
    "Around every page": ["header and footer", "banners", "contact"],
    "The site's pages": ["front page", "plain page", "the catalogue", "translate"],
    "Courses": ["course", "lesson", "lock pages"],
    "Reports from learners": ["work on reports", "see every report"],
    "Files and pictures": ["file", "picture"],
    "Topics and instructors": ["topics", "instructor"],
    "And": [],
}
ONES_OWN = {
    "Instructor": "With one's own courses, and with those taught: edit every page, preview drafts, choose the files and"
    " pictures in them, see and settle the reports about them.",
}
ENTER = "enter the admin"
ADMINISTRATOR = (
    "May do all of this, and alone: {alone}. There should be two administrators, so that one can help the other back"
    " in."
)


def render():
    """The whole page as text."""
    roles = [_role(name) for name in sorted(ROLES_MAY, key=lambda name: (not ROLES_MAY[name], list(ABOUT).index(name)))]
    return "\n".join([HEAD, _table(), *roles, _administrator()])


def _table():
    entering = [name for name in ABOUT if ENTER in ROLES_MAY[name]]
    outside = [name for name in ABOUT if ENTER not in ROLES_MAY[name]]
    words = (
        f"The admin is open to {_listed(entering)}, and to administrators. {_listed(outside)} see what a learner sees."
    )
    return _wrapped(words) + "\n"


def _role(name):
    deeds = [deed for deed in DEEDS if deed in ROLES_MAY[name] and deed != ENTER]
    lines = [f"## {name}", "", _wrapped(ABOUT[name])]
    if deeds:
        subjects = [(subject, [deed for deed in deeds if subject_of(deed) == subject]) for subject in SUBJECTS]
        lines += ["", "May:", ""]
        lines += [_wrapped(f"- **{subject}:** {'; '.join(found)}.", "  ") for subject, found in subjects if found]
    if name in ONES_OWN:
        lines += ["", _wrapped(ONES_OWN[name])]
    return "\n".join(lines) + "\n"


def _administrator():
    alone = [deed for deed in DEEDS if not any(deed in deeds for deeds in ROLES_MAY.values())]
    return "## Administrator\n\n" + _wrapped(ADMINISTRATOR.format(alone=", ".join(alone))) + "\n"


def subject_of(deed):
    return next((subject for subject, words in SUBJECTS.items() if any(word in deed for word in words)), "And")


def _listed(names):
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _wrapped(text, indent=""):
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) >= WIDTH:
            lines.append(indent)
        lines[-1] += word if not lines[-1].strip() else f" {word}"
    return "\n".join(lines)
