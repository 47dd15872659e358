"""A folder in another language becomes the translation of a course: the same records, the same block ids."""

import pytest

from courses.catalogue.walk import checklist_items_in
from courses.importing.actions import import_folder
from courses.importing.problems import ImportRefused
from courses.importing.translations import import_translation
from courses.models import Course, CourseEdition, CoursePage, LessonEdition, LessonPage
from tests.factories.content import make_index, swahili

COURSE = "---\ntitle: {title}\nlanguage: {language}\noutcomes: [{point}]\n---\n\n{text}\n"
LESSON = "---\ntitle: {title}\nmodule: {module}\n---\n\n## {head}\n\n{text}\n\n::: checklist\n- {one}\n- {two}\n:::\n"


@pytest.fixture
def folder(tmp_path):
    """`folder(language, course, *lessons)`: a course on disk; each lesson a title and words for its places."""

    def write(language, title, *lessons):
        path = tmp_path / language / "stock"
        path.mkdir(parents=True)
        (path / "course.md").write_text(COURSE.format(title=title, language=language, point=title, text=title))
        for number, (name, module, head, text, one, two) in enumerate(lessons, start=1):
            words = dict(title=name, module=module, head=head, text=text, one=one, two=two)
            (path / f"0{number}-lesson.md").write_text(LESSON.format(**words))
        return path

    return write


ENGLISH = [
    ("Shelves", "Shop", "Count", "Count them.", "Counted", "Written"),
    ("Books", "Shop", "Write", "Write it down.", "Added up", "Signed"),
]
KISWAHILI = [
    ("Rafu", "Duka", "Hesabu", "Zihesabu.", "Nimehesabu", "Nimeandika"),
    ("Daftari", "Duka", "Andika", "Liandike.", "Nimejumlisha", "Nimetia sahihi"),
]


@pytest.fixture
def kozi(db):
    index = make_index()
    index.get_parent().specific.copy_for_translation(swahili()).save_revision().publish()
    kozi = index.copy_for_translation(swahili())
    kozi.slug = "kozi"
    kozi.save_revision().publish()
    return kozi


@pytest.fixture
def course(publishing, folder, kozi):
    with publishing():
        return import_folder(folder("en", "Counting stock", *ENGLISH), make_index()).course_page


def test_it_is_one_course_in_two_languages(publishing, folder, kozi, course):
    with publishing():
        import_translation(folder("sw", "Kuhesabu bidhaa", *KISWAHILI), kozi, course)

    row = Course.objects.get()
    titles = CourseEdition.objects.filter(course=row, live=True).values_list("locale__language_code", "title")
    lessons = LessonEdition.objects.filter(lesson__course=row, live=True).order_by("lesson__position", "locale")
    assert dict(titles) == {"en": "Counting stock", "sw": "Kuhesabu bidhaa"}
    assert [lesson.title for lesson in lessons] == ["Shelves", "Rafu", "Books", "Daftari"]
    assert {lesson.module_title for lesson in lessons} == {"Shop", "Duka"}


def test_blocks_keep_their_ids(publishing, folder, kozi, course):
    with publishing():
        import_translation(folder("sw", "Kuhesabu bidhaa", *KISWAHILI), kozi, course)

    for english in LessonPage.objects.filter(locale=course.locale):
        twin = LessonPage.objects.get(translation_key=english.translation_key, locale=kozi.locale)
        assert [block.id for block in twin.body] == [block.id for block in english.body]
        assert checklist_items_in(twin.body) == checklist_items_in(english.body) != set()
    english, twin = (CoursePage.objects.get(locale=locale) for locale in (course.locale, kozi.locale))
    assert [point.id for point in twin.outcomes] == [point.id for point in english.outcomes]


def test_other_lessons_are_no_translation(publishing, folder, kozi, course):
    with pytest.raises(ImportRefused), publishing():
        import_translation(folder("sw", "Kuhesabu bidhaa", *KISWAHILI[:1]), kozi, course)

    assert CoursePage.objects.filter(locale=kozi.locale).count() == 0
