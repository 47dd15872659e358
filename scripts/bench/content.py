"""The school that is measured: courses of 40 lessons of six blocks, learners, and what they have done.

Pages are written row by row without Wagtail's ceremony, which would take an hour; the outline and the search index are
made by the site's own actions.
"""

import random
import uuid
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from learnsync.front_pages import setup_front_pages
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from courses.access.models import AccessGrant
from courses.models import Course, CourseIndexPage, CoursePage, Enrolment, LessonPage, LessonProgress, ModulePage, Topic
from courses.outline.actions import rebuild_outline
from home.accounts.models import User

SIZES = {"small": (200, 1000, 50_000), "large": (2000, 1000, 1_000_000)}  # courses, learners, rows of progress
MODULES, LESSONS = 4, 10  # parts of a course, lessons of a part
BATCH = 5000
WORDS = [
    "ledger", "market", "bridge", "harvest", "river", "kettle", "window", "signal", "garden", "basket", "thread",
    "lantern", "copper", "saddle", "meadow", "paper", "engine", "barrel", "canvas", "ladder", "pepper", "marble",
    "feather", "anchor", "candle", "mirror", "velvet", "timber", "cotton", "planet",
]  # fmt: skip


class School:
    """Builds everything once. `random` is seeded: each run builds the same."""

    def __init__(self, size, say):
        self.courses, self.learners, self.progress = SIZES[size]
        self.say = say
        self.chance = random.Random(7)  # noqa: S311 - content, not secrets

    def build(self):
        setup_front_pages()
        self.index = CourseIndexPage.objects.get(locale__language_code="en")
        self.topics = [Topic.objects.create(name=name.title(), slug=name) for name in WORDS[:8]]
        for number in range(self.courses):
            self.make_course(number)
            if number % 100 == 99:
                self.say(f"{number + 1} courses")
        Page.objects.filter(pk=self.index.pk).update(numchild=self.courses)
        self.fill_search_index()
        self.make_learners()
        self.say("learners and their progress")

    def make_course(self, number):
        title = f"{self.word().title()} and {self.word()} {number}"
        course = CoursePage(
            **self.row(self.index, number + 1, title, MODULES),
            subtitle=self.sentence(),
            access=["open", "free", "paid"][number % 3],
            price_minor=80_000 if number % 3 == 2 else None,
            currency="KES",
            level=["none", "beginner", "some"][number % 3],
            description=f"<p>{self.text(120)}</p>",
        )
        self.write(course)
        CoursePage.topics.through.objects.create(coursepage=course, topic=self.chance.choice(self.topics))
        for part in range(1, MODULES + 1):
            module = ModulePage(**self.row(course, part, f"Part {part}", LESSONS))
            self.write(module)
            for place in range(1, LESSONS + 1):
                lesson = LessonPage(
                    **self.row(module, place, f"{self.word().title()} {part}.{place}", 0),
                    lead=self.sentence(),
                    body=self.blocks(),
                )
                self.write(lesson)
        rebuild_outline(course.translation_key)

    def row(self, parent, place, title, children):
        """What stands in the row of a page at this place of the tree."""
        now = timezone.now()
        slug = title.lower().replace(" ", "-").replace(".", "-")
        return {
            "title": title, "draft_title": title, "slug": slug, "numchild": children, "live": True,
            "path": Page._get_path(parent.path, parent.depth + 1, place), "depth": parent.depth + 1,
            "url_path": f"{parent.url_path}{slug}/", "locale_id": parent.locale_id,
            "translation_key": uuid.uuid4(), "first_published_at": now, "last_published_at": now,
        }  # fmt: skip

    def write(self, page):
        """One row for the page and one for its kind, and nothing that `save()` would set off."""
        page.content_type = ContentType.objects.get_for_model(type(page))
        parent = Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
        parent.save_base(raw=True, force_insert=True)
        page.pk = page.page_ptr_id = parent.pk
        page.save_base(raw=True, force_insert=True)

    def blocks(self):
        """A heading, two texts, code with its output, a callout, key points."""
        code = f"price = {self.chance.randrange(900)}\nprint(price * 2)"
        return [
            block("heading", {"text": self.sentence(), "level": "2"}),
            block("rich_text", f"<p>{self.text(110)}</p><p>{self.text(90)}</p>"),
            block("code", {"code": code, "language": "python", "name": "price.py", "marked_lines": ""}),
            block("rich_text", f"<p>{self.text(100)} Practice.</p>"),
            block("callout", {"kind": "note", "title": "", "content": [block("rich_text", f"<p>{self.text(40)}</p>")]}),
            block("key_points", {"points": [{"type": "item", "id": new_id(), "value": f"<p>{self.sentence()}</p>"}]}),
        ]

    def word(self):
        return self.chance.choice(WORDS)

    def sentence(self):
        return self.text(8)

    def text(self, words):
        return " ".join(self.chance.choices(WORDS, k=words)).capitalize() + "."

    def fill_search_index(self):
        backend = get_search_backend()
        for model in (CoursePage, LessonPage):
            rows = model.objects.order_by("pk")
            for start in range(0, rows.count(), 500):
                backend.get_index_for_model(model).add_items(model, list(rows[start : start + 500]))
            self.say(f"search index of {model.__name__}")

    def make_learners(self):
        User.objects.bulk_create(
            User(email=f"learner{number}@bench.test", display_name=f"Learner {number}", password="!")  # noqa: S106
            for number in range(self.learners)
        )
        learners = list(User.objects.order_by("pk").values_list("pk", flat=True))
        courses = list(Course.objects.order_by("pk").values_list("pk", flat=True))
        lessons = {}
        for course, lesson in Course.objects.order_by("pk", "lessons__position").values_list("pk", "lessons__pk"):
            lessons.setdefault(course, []).append(lesson)
        each = self.progress // self.learners
        for start in range(0, len(learners), 50):
            enrolments, progress = [], []
            for number, learner in enumerate(learners[start : start + 50], start):
                left, place = each, number * 7
                while left > 0:
                    course = courses[place % len(courses)]
                    done = lessons[course][: min(30, left)]
                    enrolments.append(self.enrolment(learner, course, done[-1]))
                    progress += [self.done(learner, lesson) for lesson in done]
                    left, place = left - len(done), place + 1
            Enrolment.objects.bulk_create(enrolments, batch_size=BATCH)
            AccessGrant.objects.bulk_create([self.grant(one) for one in enrolments], batch_size=BATCH)
            LessonProgress.objects.bulk_create(progress, batch_size=BATCH)

    def enrolment(self, learner, course, lesson):
        now = timezone.now()
        return Enrolment(learner_id=learner, course_id=course, last_lesson_id=lesson, last_opened_at=now)

    def grant(self, enrolment):
        source = AccessGrant.Source.ENROLMENT
        return AccessGrant(learner_id=enrolment.learner_id, course_id=enrolment.course_id, source=source)

    def done(self, learner, lesson):
        then = timezone.now() - timedelta(days=self.chance.randrange(90))
        return LessonProgress(learner_id=learner, lesson_id=lesson, completed_at=then)


def block(kind, value):
    return {"type": kind, "id": new_id(), "value": value}


def new_id():
    return str(uuid.uuid4())
