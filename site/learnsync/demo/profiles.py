"""What some of the demo's people tell of themselves, to visitors, to members or to nobody."""

from community.profiles.actions import save_profile
from community.profiles.models import Profile, Visibility
from courses.progress.models import CourseCompletion
from learnsync.demo.people import person

PROFILES = {
    "learner": {
        "handle": "wanjiru.k",
        "visibility": Visibility.PUBLIC,
        "in_site_search": True,
        "for_search_engines": True,
        "bio": (
            "I keep a small shop in Kisumu and write the day's sales into a book.\n\n"
            "In the evenings I learn how to let a machine do the sums."
        ),
        "links": ["https://example.org/wanjiru"],
        "skills": ["bookkeeping", "Kiswahili", "first steps in Python"],
        "time_zone": "Africa/Nairobi",
        "language": "en",
    },
    "classmate": {
        "handle": "kipchoge.langat",
        "visibility": Visibility.MEMBERS,
        "in_site_search": True,
        "bio": "Ninafundisha hisabati Eldoret, na ninajifunza kuandika programu ili nifundishe vizuri zaidi.",
        "skills": ["hisabati", "kufundisha"],
        "language": "sw",
    },
    "instructor": {
        "handle": "achieng.odhiambo",
        "visibility": Visibility.PUBLIC,
        "in_site_search": True,
        "bio": "I teach computing, and mend radios when nobody needs teaching.",
        "links": ["https://example.org/achieng", "https://example.com/radios"],
        "skills": ["teaching", "Python", "the command line"],
        "time_zone": "Africa/Nairobi",
    },
    "mentor": {
        "handle": "naliaka",
        "visibility": Visibility.PRIVATE,
        "bio": "Not ready to be seen yet.",
        "time_zone": "Europe/Berlin",
    },
}


def introduce():
    """Writes the profiles, unless somebody has one already; returns whether it did."""
    people = {account: person(account) for account in PROFILES}
    if Profile.objects.filter(person__in=people.values()).exists():
        return False
    for account, told in PROFILES.items():
        save_profile(people[account], {**nothing_told(people[account]), **told})
    return True


def nothing_told(somebody):
    """What stands in a form that nobody has filled in, with all completed courses ticked."""
    completed = CourseCompletion.objects.filter(learner=somebody)
    return {
        "display_name": somebody.display_name,
        "language": somebody.language,
        "in_site_search": False,
        "for_search_engines": False,
        "bio": "",
        "links": [],
        "skills": [],
        "time_zone": "",
        "shown_courses": list(completed.values_list("course_id", flat=True)),
    }
