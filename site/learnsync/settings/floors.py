"""By what names a floor calls one above it: nothing is imported upwards."""

PAGE_REALMS = ["courses.access.page_rights.course_realms"]  # pages that are not everybody's in the admin
PAGE_DELETION_GUARDS = ["courses.outline.guards.OutlineGuard", "courses.paths.guards.PathGuard"]
PICTURE_USES = [  # classes that say who shows which pictures: their sizes are made in the background
    "home.picture_making.OnEveryPage",
    "home.picture_making.OnArticles",
    "courses.weights.picture_use.InCourses",
]
AUTHOR_CARDS = "courses.Instructor"  # snippets with name, role and picture that may have written an article
OUTBOX_CONSUMERS = {  # event: the dotted paths of functions that are called with it
    "course_completed": ["courses.paths.consumers.course_completed"],
    "learning_path_changed": ["courses.paths.consumers.path_changed"],
}
SWEEPS = {  # task: minutes between its runs
    "home.outbox.tasks.deliver_waiting_events": 1,
    "home.upkeep.refresh_statistics": 24 * 60,
    "home.picture_tasks.mend_pictures": 24 * 60,
    "home.accounts.erasure.tasks.wipe_search_index": 24 * 60,
    "home.accounts.own_data.tasks.sweep_copies": 60,
    "home.contact.tasks.delete_expired_submissions": 24 * 60,
    "courses.importing.tasks.delete_expired_uploads": 60,
    "courses.discovery.tasks.count_learners": 24 * 60,
    "courses.searches.tasks.forget_old_searches": 24 * 60,
    "courses.outline.tasks.rebuild_waiting": 5,
    "courses.outline.tasks.sweep_outline": 24 * 60,
    "courses.paths.tasks.sweep_paths": 60,
    "courses.resources.tasks.check_links": 7 * 24 * 60,
}
DASHBOARD_PANELS = [
    "courses.progress.panels.CoursesPanel",
    "courses.offline.panels.KeptCourses",
    "courses.progress.panels.WeekPanel",
    "courses.paths.panels.PathsPanel",
    "courses.discovery.panels.SuggestedCourses",
    "courses.progress.panels.SavedPanel",
]
# While support looks as a learner: what may be sent in the learner's place, and first parts of addresses not shown.
ACTING_MAY_SEND = ["enrol", "mark_done", "undo_done", "save_course", "save_lesson", "tick_checklist"]
ACTING_CLOSED = ["accounts", "admin", "django-admin", "documents"]
HOME_PANELS = [
    "courses.catalogue.panels.ContinueReading",
    "courses.catalogue.panels.NewestCourses",
    "courses.paths.panels.PathShelf",
    "courses.catalogue.panels.FirstLesson",
    "home.articles.panels.NewestArticles",
]
# What every page needs to know of the person who asks: read along with the person, so it costs no query
PERSON_FACTS = {"time_zone": "profile__time_zone", "small_picture": "profile__small_picture"}
COURSE_PANELS = ["courses.offline.panels.KeepCourse", "courses.discovery.panels.RelatedCourses"]
COMPLETED_PANELS = ["courses.surveys.panels.SurveyPanel"]  # on the last page of a course
LESSON_PANELS = []
SEARCH_PANELS = ["community.profiles.finding.PeopleFound"]  # what else the search finds, below courses and pages
