"""Our own small lesson, with everything in it that the real ones lack."""

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from courses.catalogue.blocks.text import PARAGRAPHS
from courses.importing.block_ids import plain
from courses.importing.reading import build_plan
from courses.importing.source import open_source
from courses.models import ImportedPart, LessonPage, ModulePage
from home.models import SiteDocument, SiteImage
from tests.courses.importing.markdown_counter import visible_words
from tests.courses.importing.reading_pages import blocks_in, body_of, first_missing, lessons_of, rendered_words


def lesson(course, title):
    return next(page for page in lessons_of(course) if page.title == title)


def kinds(stream):
    return [block["type"] for block in stream]


def test_the_course_and_its_lessons_stand_in_their_order(small_lesson, imported):
    course = imported(small_lesson).course_page

    assert (course.title, course.licence, course.credits) == (
        "Water for the shamba",
        "CC BY 4.0",
        "Amina Were\nPeter Kirui",
    )
    assert [(page.title, page.required, page.minutes_override) for page in lessons_of(course)] == [
        ("Before you begin", False, None),
        ("The barrel", True, 15),
        ("The drip line", True, 20),
        ("Tea", False, 15),
        ("Setup", False, None),
        ("Reference", False, None),
    ]
    module = ModulePage.objects.child_of(course).get()
    assert (module.title, [page.title for page in module.get_children()]) == ("Reference", ["Setup", "Reference"])


def test_every_visible_word_of_it_is_shown_in_order(small_lesson, imported):
    course = imported(small_lesson).course_page

    for file, title in [("01-barrel.md", "The barrel"), ("02-drip.md", "The drip line"), ("03-break.md", "Tea")]:
        words = visible_words((small_lesson / "episodes" / file).read_text())
        assert first_missing(words, rendered_words(lesson(course, title))) is None, file


def test_nothing_is_lost_in_silence(small_lesson):
    problems = build_plan(open_source(small_lesson)).problems

    assert problems.errors == []
    assert [problem.place for problem in problems.warnings] == [
        "instructors/notes.md",
        "episodes/fig/roof.svg",
        "episodes/fig/roof.svg",
        "episodes/01-barrel.md:29",
        "episodes/02-drip.md:67",
        "episodes/02-drip.md:69",
        "episodes/02-drip.md:73",
    ]
    assert [problem.place for problem in problems.notes] == [
        "learners/discuss.md",
        "profiles/learner-profiles.md",
        "index.md",
        "episodes/01-barrel.md:18",
        "episodes/01-barrel.md:22",
        "episodes/01-barrel.md:23",
        "episodes/01-barrel.md:59",
        "episodes/02-drip.md:31",
        "episodes/02-drip.md:67",
        "learners/setup.md:5",
        "episodes/files/unused.csv",
    ]


def test_callouts_nest_and_exercises_keep_hints_and_solutions_in_place(small_lesson, imported):
    body = body_of(lesson(imported(small_lesson).course_page, "The barrel"))

    callout = next(block["value"] for block in body if block["type"] == "callout")
    exercise = next(block["value"] for block in body if block["type"] == "exercise")
    assert (callout["kind"], callout["title"], kinds(callout["content"])) == (
        "note",
        "Losses",
        ["rich_text", "callout"],
    )
    inner = callout["content"][1]["value"]
    assert (inner["kind"], kinds(inner["content"])) == ("tip", ["rich_text"])
    assert "Nobody should drink it." in inner["content"][0]["value"]
    assert kinds(exercise["content"]) == ["rich_text", "steps", "hint", "solution", "solution"]
    assert [block["value"].get("title") for block in exercise["content"][2:]] == [
        "Where to look",
        "Solution to Monday",
        "",
    ]
    assert kinds(exercise["content"][3]["value"]["content"]) == ["rich_text", "callout"]


def test_tabs_fold_checklist_quote_tables_and_file(small_lesson, imported):
    body = body_of(lesson(imported(small_lesson).course_page, "The drip line"))

    values = {block["type"]: block["value"] for block in body}
    assert [item["value"]["title"] for item in values["tabs"]["tabs"]] == ["Bottle", "Hose"]
    assert values["fold"]["title"] == "Why small holes?"
    assert values["instructor_note"]["content"][0]["value"] == "<p>Show the difference with two bottles.</p>"
    assert [item["value"] for item in values["checklist"]["items"]] == [
        "<p>gutter is clean</p>",
        "<p>barrel stands level</p>",
    ]
    assert values["quote"] == {"text": "<p>Water is life.</p>", "source": "A saying"}
    assert [
        column["type"] for column in next(b for b in body if b["type"] == "table")["value"]["table"]["columns"]
    ] == [
        "text",
        "number",
        "text",
    ]
    document = SiteDocument.objects.get()
    assert (values["file"]["file"], values["file"]["title"]) == (document.pk, "plan for a month")
    assert document.file.read() == b"plant,litres\nkale,0.5\n"


def test_drawings_are_cleaned_and_pictures_described(small_lesson, imported):
    body = body_of(lesson(imported(small_lesson).course_page, "The barrel"))

    images = [block["value"] for block in body if block["type"] == "image"]
    drawing = SiteImage.objects.get(pk=images[0]["image"])
    content = drawing.file.read()
    assert images[0]["alt"] == "Rain falls on a roof of 20 square metres and 160 litres reach the barrel"
    assert (images[1]["alt"], images[1]["caption"]) == (
        "A blue barrel; the gutter ends above it, and {braces} do no harm",
        "<p>A barrel under a gutter</p>",
    )
    assert (drawing.width, drawing.height) == (40, 20)
    assert b"<path" in content or b":path" in content
    assert b"script" not in content and b"onclick" not in content


def test_links_lead_to_the_pages_of_the_course(small_lesson, imported):
    course = imported(small_lesson).course_page

    barrel, drip = lesson(course, "The barrel"), lesson(course, "The drip line")
    html = barrel.body.render_as_block()
    assert f'<a linktype="page" id="{barrel.pk}">barrel</a>' in course.description
    assert f'href="{drip.get_url()}"' in html
    assert 'href="https://example.org/weather"' in html
    glossary = lesson(course, "Reference").body.render_as_block()
    assert 'href="#emitter"' in glossary and 'id="emitter"' in glossary


def test_learners_see_no_note_for_instructors(small_lesson, imported):
    page = lesson(imported(small_lesson).course_page, "The drip line")

    assert "two bottles" in str(body_of(page))
    assert "two bottles" not in page.body.render_as_block()


def test_drafts_are_the_rule(small_lesson, imported):
    result = imported(small_lesson, publish=False)

    pages = [result.course_page, *lessons_of(result.course_page)]
    assert len(pages) == 7
    assert [page.live for page in pages] == [False] * 7
    assert not any(page.live for page in ModulePage.objects.all())


def test_files_remember_what_they_became(small_lesson, imported):
    imported(small_lesson)

    parts = ImportedPart.objects.filter(kind=ImportedPart.Kind.LESSON).order_by("path")
    titles = dict(LessonPage.objects.values_list("translation_key", "title"))
    assert [(part.path, titles[part.page_key]) for part in parts] == [
        ("episodes/01-barrel.md", "The barrel"),
        ("episodes/02-drip.md", "The drip line"),
        ("episodes/03-break.md", "Tea"),
        ("index.md", "Before you begin"),
        ("learners/reference.md", "Reference"),
        ("learners/setup.md", "Setup"),
    ]


def test_editors_can_save_what_was_imported(small_lesson, imported):
    for page in lessons_of(imported(small_lesson).course_page):
        cleaned = page.body.stream_block.clean(page.body)
        assert [block.id for block in cleaned] == [block.id for block in page.body]


def test_the_text_editor_loses_none_of_its_words(small_lesson, imported):
    converter = ContentstateConverter(features=PARAGRAPHS)

    for page in lessons_of(imported(small_lesson).course_page):
        for block in (block for block in blocks_in(body_of(page)) if block["type"] == "rich_text"):
            saved = converter.to_database_format(converter.from_database_format(block["value"]))
            assert plain(saved) == plain(block["value"])
