"""Each block shows its content, and nothing that was typed becomes markup."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from wagtail.images import get_image_model

from courses.catalogue.blocks import LessonBody
from courses.catalogue.headings import headings_of
from courses.catalogue.text import words_of
from courses.catalogue.walk import types_in
from home.picture_making import make_sizes
from home.pictures import COLUMN
from tests.factories.blocks import block, every_block, items, make_document, make_drawing, make_image

HOSTILE = '<script>alert("x")</script>'
LESSON = SimpleNamespace(pk=7)


def body_of(*raw):
    return LessonBody().to_python(list(raw))


def page_of(*raw, **context):
    """The rendered blocks, as a tree to look things up in."""
    return BeautifulSoup(body_of(*raw).render_as_block(context), "html.parser")


def code(**fields):
    return block("code", {"code": "print(1)", "language": "python", "name": "", "marked_lines": "", **fields})


def shown(image):
    return block("image", {"image": image.pk, "alt": "A line", "decorative": False, "caption": ""})


def paragraph(text="Words"):
    return block("rich_text", f"<p>{text}</p>")


def errors_of(block_type, /, **fields):
    """What an editor reads beside the fields of a block, by field."""
    raw = block(block_type, fields)
    with pytest.raises(ValidationError) as caught:
        LessonBody().clean(body_of(raw))
    return {field: error.messages for field, error in caught.value.block_errors[0].block_errors.items()}


def accepts(block_type, /, **fields):
    return LessonBody().clean(body_of(block(block_type, fields)))[0].value


@pytest.mark.django_db
def test_every_text_but_the_instructors_is_on_the_page():
    raw = every_block("CANARY")

    html = str(page_of(*raw, lesson=LESSON))

    shown = set(_canaries(raw)) - {word for word in _canaries(raw) if word.startswith("CANARY-instructor_note")}
    assert len(shown) > 100
    assert {word for word in shown if word not in html} == set()
    assert "CANARY-instructor_note" not in html


@pytest.mark.django_db
def test_a_preview_shows_the_notes_for_instructors_and_says_who_reads_them():
    page = page_of(*every_block("CANARY"), lesson=LESSON, is_preview=True)

    assert "CANARY-instructor_note-content" in page.text
    assert "learners do not see this" in page.select_one(".callout--teach").text


@pytest.mark.parametrize("flag", [None, False, "yes", 1])
def test_a_note_for_instructors_is_hidden_unless_the_preview_says_true(flag):
    note = block("instructor_note", {"title": "Timing", "content": [paragraph("Allow ten minutes.")]})

    page = page_of(note, is_preview=flag)

    assert page.text.strip() == ""


@pytest.mark.django_db
def test_what_is_typed_never_becomes_markup():
    raw = every_block("CANARY")
    _replace_texts(raw, HOSTILE)

    page = page_of(*raw, lesson=LESSON, is_preview=True)

    assert page.find_all("script") == []
    assert HOSTILE in page.text


def _canaries(raw, word="CANARY"):
    """Every text with a canary, without the markup around it."""
    if isinstance(raw, dict):
        for value in raw.values():
            yield from _canaries(value, word)
    elif isinstance(raw, list):
        for value in raw:
            yield from _canaries(value, word)
    elif isinstance(raw, str) and word in raw:
        yield from (
            piece for piece in BeautifulSoup(raw, "html.parser").get_text(" ").split() if piece.startswith(word)
        )


def _replace_texts(raw, text):
    """Puts `text` into every field of plain text; rich text and settings stay."""
    for key, value in raw.items() if isinstance(raw, dict) else enumerate(raw):
        if isinstance(value, dict | list):
            _replace_texts(value, text)
        elif isinstance(value, str) and key in {"text", "title", "name", "alt", "caption", "source", "code", "spoken"}:
            raw[key] = value if value.startswith("<p>") else text


def test_heading_has_an_address_made_of_its_words():
    page = page_of(block("heading", {"text": "A first loop", "level": "3"}))

    assert str(page.find("h3")) == '<h3 id="a-first-loop">A first loop</h3>'


def test_equal_headings_get_different_addresses_even_inside_callouts():
    heading = {"text": "Notes", "level": "2"}
    callout = block("callout", {"kind": "note", "title": "", "content": [block("heading", heading)]})

    page = page_of(block("heading", heading), callout, block("heading", heading))

    assert [tag["id"] for tag in page.find_all("h2")] == ["notes", "notes-2", "notes-3"]


def test_heading_does_not_take_an_address_of_the_page_around_it():
    page = page_of(block("heading", {"text": "Main", "level": "2"}))

    assert page.h2["id"] == "main-2"


def test_list_on_this_page_holds_the_headings_of_the_lesson_itself():
    inner = block(
        "callout", {"kind": "note", "title": "", "content": [block("heading", {"text": "Inside", "level": "2"})]}
    )
    body = body_of(
        block("heading", {"text": "One", "level": "2"}), inner, block("heading", {"text": "Part", "level": "3"})
    )

    assert headings_of(body) == [("one", "One", 2), ("part", "Part", 3)]


@pytest.mark.parametrize(
    ("kind", "look", "word"),
    [
        ("note", "note", "Good to know"),
        ("tip", "tip", "Tip"),
        ("warning", "warn", "Take care"),
        ("discussion", "talk", "Talk it over"),
        ("prerequisite", "before", "Before you begin"),
    ],
)
def test_callout_says_its_kind_in_a_word(kind, look, word):
    page = page_of(block("callout", {"kind": kind, "title": "Quotes", "content": [paragraph()]}))

    assert page.div["class"] == ["callout", f"callout--{look}"]
    assert page.select_one(".callout__name").text.strip() == f"{word}: Quotes"


def test_code_is_coloured_by_classes_alone_and_marks_lines():
    page = page_of(code(code="for x in week:\n    print(x)", name="week.py", marked_lines="2"))

    assert [tag.text for tag in page.select("code .k")] == ["for", "in", "print"]
    assert [tag.text for tag in page.find_all("mark")] == ["    print(x)"]
    assert page.select("[style]") == []
    assert page.pre["aria-label"] == "Code: week.py"


def test_the_copy_button_is_hidden_until_a_script_shows_it():
    page = page_of(code())

    assert page.button.has_attr("hidden")


def test_output_right_after_code_is_attached_to_it():
    page = page_of(code(), block("output", {"text": "1", "kind": "output"}))

    assert page.select_one(".code > .code__out samp").text == "1"
    assert len(page.select(".code")) == 1


def test_output_is_attached_inside_a_callout_too():
    inside = [code(), block("output", {"text": "1", "kind": "output"})]

    page = page_of(block("callout", {"kind": "note", "title": "", "content": inside}))

    assert len(page.select(".callout > .code > .code__out")) == 1


def test_output_after_a_paragraph_stands_alone():
    page = page_of(code(), paragraph(), block("output", {"text": "1", "kind": "output"}))

    assert len(page.select(".code")) == 2
    assert page.select(".code--output samp")[0].text == "1"


def test_an_error_is_called_one():
    page = page_of(block("output", {"text": "NameError", "kind": "error"}))

    assert page.select_one(".code__out--error p").text == "It stops with an error"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("two", "Write line numbers and ranges, with commas between. Example: 2, 5-7"),
        ("3", "There is no line 3: the code has 2."),
        ("0", "There is no line 0: the code has 2."),
        ("2-1", "“2-1” runs backwards. Example: 5-7"),
    ],
)
def test_wrong_marks_are_named_beside_the_field(lines, message):
    errors = errors_of("code", code="a\nb", language="text", name="", marked_lines=lines)

    assert errors == {"marked_lines": [message]}


def test_formula_becomes_mathml():
    page = page_of(block("math", {"latex": r"\frac{a}{2}", "spoken": "a halves"}))

    assert page.math.mfrac.text == "a2"
    assert page.div["aria-label"] == "a halves"


def test_a_formula_that_cannot_be_read_is_an_error_beside_the_field():
    errors = errors_of("math", latex=r"\frac{a", spoken="")

    assert errors == {"latex": ["A curly bracket has no partner."]}


def test_an_unreadable_formula_from_an_old_revision_shows_its_source():
    page = page_of(block("math", {"latex": r"\frac{a", "spoken": ""}))

    assert page.find("math") is None
    assert page.pre.text == r"\frac{a"


def test_table_has_caption_headings_and_a_frame_that_takes_the_keyboard():
    table = {
        "columns": [{"type": "text", "heading": "Round"}, {"type": "number", "heading": "Total"}],
        "rows": [{"values": ["<p>1, <b>Monday</b></p>", "2,400"]}],
        "caption": "",
    }

    page = page_of(block("table", {"caption": "Rounds", "table": table}))

    assert page.caption.text == "Rounds"
    assert [(cell.text, cell["scope"]) for cell in page.find_all("th")] == [("Round", "col"), ("Total", "col")]
    assert [str(cell) for cell in page.find_all("td")] == [
        "<td>1, <b>Monday</b></td>",
        '<td class="end">2,400</td>',
    ]
    assert (page.div["tabindex"], page.div["aria-label"]) == ("0", "Rounds")


def test_a_tables_second_caption_is_shown_to_editors_as_its_title():
    """Wagtail's own field for it is hidden."""
    table = {"columns": [], "rows": [], "caption": "Rounds"}

    def form_of(caption):
        return LessonBody().get_form_state(body_of(block("table", {"caption": caption, "table": table})))[0]["value"]

    assert (form_of("")["caption"], form_of("")["table"]["caption"]) == ("Rounds", "")
    assert (form_of("Takings")["caption"], form_of("Takings")["table"]["caption"]) == ("Takings", "")


@pytest.mark.django_db
def test_picture_comes_in_sizes_with_width_and_height():
    image = make_image(width=1000, height=500)
    make_sizes(image, COLUMN)

    page = page_of(shown(image))

    assert [size.split()[1] for size in page.source["srcset"].split(", ")] == ["480w", "960w"]
    assert [size.split()[1] for size in page.img["srcset"].split(", ")] == ["480w", "960w"]
    assert page.source["type"] == "image/avif"
    assert {size.split()[0].rpartition(".")[2] for size in page.img["srcset"].split(", ")} == {"jpg"}
    assert (page.img["width"], page.img["height"], page.img["alt"]) == ("960", "480", "A line")


@pytest.mark.django_db
def test_only_the_first_big_picture_of_a_lesson_does_not_wait():
    small, big = make_image(width=200, height=100), make_image(width=800, height=400)
    for image in (small, big):
        make_sizes(image, COLUMN)

    page = page_of(shown(small), shown(big), shown(big), block("gallery", {"title": "", "pictures": items()}))

    assert [tag.get("loading") for tag in page.find_all("img")] == ["lazy", None, "lazy"]
    assert [tag.get("fetchpriority") for tag in page.find_all("img")] == [None, "high", None]


@pytest.mark.django_db
def test_a_page_makes_no_size_and_shows_what_there_is():
    image = make_image(width=1000, height=500)
    assert page_of(shown(image)).figure.text.strip() == "A line"
    image.get_rendition("max-165x165")

    page = page_of(shown(image))

    assert (page.img["width"], page.img.get("srcset")) == ("165", None)
    assert [one.filter_spec for one in image.renditions.all()] == ["max-165x165"]


@pytest.mark.django_db
def test_a_preview_makes_the_jpegs_for_its_editor():
    image = make_image(width=1000, height=500)

    page = page_of(shown(image), is_preview=True)

    assert page.img["width"] == "960"
    assert page.source is None


@pytest.mark.django_db
def test_who_saves_data_gets_pictures_on_tap_with_their_size():
    image = make_image(width=1000, height=500)
    make_sizes(image, COLUMN)
    size = image.renditions.get(filter_spec__startswith="width-480|format-jpeg").file_size

    page = page_of(shown(image), saves_data=True)

    tap = page.select_one("on-tap > a")
    assert tap["href"].endswith(".jpg")
    assert " ".join(tap.text.split()) == f"A line Picture, {filesizeformat(size)}".replace("\xa0", " ")
    page.template.extract()
    assert page.find_all("img") == []


@pytest.mark.django_db
def test_a_copy_for_a_device_names_the_small_sizes_alone():
    image = make_image(width=1000, height=500)
    make_sizes(image, COLUMN)

    page = page_of(shown(image), kept_copy=True)

    assert "width-480" in page.source["srcset"] and " " not in page.source["srcset"]
    assert page.img.get("srcset") is None


@pytest.mark.django_db
def test_drawing_goes_out_as_an_image_not_as_markup():
    drawing = make_drawing()
    make_sizes(drawing, COLUMN)

    page = page_of(block("image", {"image": drawing.pk, "alt": "", "decorative": True, "caption": ""}))

    assert page.img["src"].endswith(".svg")
    assert (page.img["width"], page.img["height"], page.img["alt"]) == ("40", "20", "")
    assert page.svg is None


@pytest.mark.django_db
def test_a_picture_whose_file_is_gone_leaves_its_words():
    image = make_image()
    image.file.storage.delete(image.file.name)
    assert make_sizes(image, COLUMN) == 0

    page = page_of(shown(image))

    assert page.img is None
    assert page.figure.text.strip() == "A line"


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_sizes_of_all_pictures_cost_one_query(count, django_assert_num_queries):
    raw = [
        block("image", {"image": make_image().pk, "alt": "A", "decorative": False, "caption": ""}) for _ in range(count)
    ]
    for one in raw:
        make_sizes(get_image_model().objects.get(pk=one["value"]["image"]), COLUMN)
    body = body_of(*raw)

    with django_assert_num_queries(2):  # Pictures; their sizes.
        html = body.render_as_block()

    assert html.count("<img") == count


@pytest.mark.django_db
def test_a_picture_needs_words_or_the_tick_that_it_needs_none():
    image = make_image()

    assert errors_of("image", image=image.pk, alt="", decorative=False, caption="") == {
        "alt": ["Say what the picture tells, or tick “Only decoration”."]
    }
    assert errors_of("image", image=image.pk, alt="A line", decorative=True, caption="") == {
        "decorative": ["This picture has an alternative text, so it is not only decoration."]
    }
    assert accepts("image", image=image.pk, alt="A line", decorative=False, caption="")["alt"] == "A line"
    assert accepts("image", image=image.pk, alt="", decorative=True, caption="")["decorative"] is True


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("block_type", "fields"),
    [
        ("image", {"image": None, "alt": "", "decorative": False, "caption": ""}),
        ("image", {"image": None, "alt": "A line", "decorative": True, "caption": ""}),
        ("math", {"latex": r"\frac{a", "spoken": ""}),
        ("math", {"latex": "", "spoken": ""}),
        ("code", {"code": "print(1)", "language": "python", "name": "", "marked_lines": "2-"}),
        ("video", {"title": "", "url": "https://www.youtube.com/wat", "file": None}),
        ("video", {"title": "A film", "url": "https://[", "file": None}),
        ("embed", {"title": "", "url": "https://vim"}),
        ("embed", {"title": "", "url": "vim"}),
    ],
)
def test_a_draft_keeps_what_is_half_typed_and_publishing_demands_the_rest(block_type, fields):
    body, raw = LessonBody(), block(block_type, fields)

    kept = body.clean_deferred(body.to_python([raw]))

    assert {name: kept[0].value[name] for name in fields if name != "caption"} == {
        name: value for name, value in fields.items() if name != "caption"
    }
    assert kept.render_as_block({"is_preview": True}) is not None
    with pytest.raises(ValidationError):
        body.clean(body.to_python([raw]))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("block_type", "fields"),
    [
        ("video", {"file": "sums.csv", "captions": "sums.csv"}),
        ("audio", {"file": "sums.csv"}),
    ],
)
def test_a_draft_may_keep_a_file_that_does_not_fit(block_type, fields):
    files = {name: make_document(filename) for name, filename in fields.items()}
    raw = block(block_type, {"title": "Counting", **{name: file.pk for name, file in files.items()}})

    kept = LessonBody().clean_deferred(body_of(raw))

    assert {name: kept[0].value[name] for name in files} == files


@pytest.mark.parametrize(
    ("block_type", "fields"),
    [
        ("fold", {"title": "", "content": []}),
        ("code", {"code": "", "language": "python", "name": "", "marked_lines": ""}),
        ("output", {"text": "", "kind": "output"}),
        ("math", {"latex": "", "spoken": ""}),
        ("heading", {"text": "", "level": "2"}),
        ("quote", {"text": "", "source": ""}),
        ("image", {"image": None, "alt": "", "decorative": False, "caption": ""}),
        ("video", {"title": "", "url": "", "file": None}),
        ("audio", {"title": "", "file": None}),
        ("embed", {"title": "", "url": ""}),
        ("table", {"caption": "", "table": {"columns": [], "rows": [], "caption": ""}}),
    ],
)
def test_an_empty_block_of_a_draft_draws_no_frame(db, block_type, fields):
    page = page_of(block(block_type, fields), is_preview=True)

    assert [tag.name for tag in page.find_all() if "block-" not in " ".join(tag.get("class", []))] == []


def test_an_empty_heading_is_not_in_the_list_on_this_page():
    body = body_of(block("heading", {"text": "", "level": "2"}), block("heading", {"text": "Sums", "level": "2"}))

    assert [heading.text for heading in headings_of(body)] == ["Sums"]


def video(**fields):
    empty = {"url": "", "file": None, "poster": None, "captions": None, "minutes": None, "transcript": ""}
    return {"title": "A first loop", **empty, **fields}


@pytest.mark.django_db
def test_film_on_another_site_is_a_link_that_loads_nothing():
    page = page_of(block("video", video(url="https://youtu.be/dQw4w9WgXcQ", minutes=4)))

    assert page.find_all(["iframe", "video", "script"]) == []
    assert page.a["href"] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    player = page.find("lesson-video")
    assert player["data-player"] == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"
    assert "4 minutes" in page.text


@pytest.mark.django_db
def test_film_from_a_file_has_captions_and_waits_for_the_reader():
    film, captions = make_document("loop.mp4"), make_document("loop.vtt")

    page = page_of(block("video", video(file=film.pk, captions=captions.pk)), lesson=LESSON)

    assert page.video["preload"] == "none"
    assert (page.source["src"], page.source["type"]) == (f"/files/7/{film.pk}/{film.filename}", "video/mp4")
    assert page.track["src"] == f"/files/7/{captions.pk}/{captions.filename}"


@pytest.mark.django_db
def test_a_film_needs_one_place_to_come_from_and_fitting_files():
    film, sheet = make_document("loop.mp4"), make_document("sums.csv")
    address = "https://vimeo.com/76979871"

    assert errors_of("video", **video()) == {
        "url": ["Give the address of a film on YouTube or Vimeo, or choose a file below."]
    }
    assert errors_of("video", **video(url=address, file=film.pk)) == {"file": ["Give an address or a file, not both."]}
    assert errors_of("video", **video(file=sheet.pk)) == {
        "file": [f"“{sheet.filename}” cannot be used here. The file must end in .mp4, .webm."]
    }
    assert errors_of("video", **video(file=film.pk, captions=sheet.pk)) == {
        "captions": [f"“{sheet.filename}” cannot be used here. The file must end in .vtt."]
    }
    assert list(errors_of("video", **video(url="https://example.org/film"))) == ["url"]
    assert accepts("video", **video(url=address))["url"] == address


@pytest.mark.django_db
def test_sound_must_be_sound():
    sheet = make_document("sums.csv")

    assert errors_of("audio", title="Counting", file=sheet.pk, transcript="") == {
        "file": [f"“{sheet.filename}” cannot be used here. The file must end in .mp3, .m4a, .ogg, .wav."]
    }


def test_only_allowed_sites_may_be_embedded():
    errors = errors_of("embed", url="https://example.org/film", title="A film")

    assert list(errors) == ["url"]
    assert errors["url"][0].startswith("Only films on YouTube and Vimeo can be shown here.")


@pytest.mark.django_db
def test_file_is_linked_with_its_kind_and_size():
    sheet = make_document("cash-book.csv", b"x" * 2048)

    page = page_of(
        block("file", {"file": sheet.pk, "title": "A cash book", "description": "For a month"}), lesson=LESSON
    )

    assert page.a["href"] == f"/files/7/{sheet.pk}/{sheet.filename}"
    assert page.small.text == "CSV, 2.0\xa0KB"


@pytest.mark.django_db
def test_file_in_a_preview_is_named_but_not_linked():
    sheet = make_document("cash-book.csv", title="Cash book")

    page = page_of(block("file", {"file": sheet.pk, "title": "", "description": ""}))

    assert page.a is None
    assert page.strong.text == "Cash book"


def test_question_keeps_hint_and_solution_closed():
    content = [
        paragraph("Count the good days."),
        block("hint", {"title": "", "content": [paragraph("Look at line three.")]}),
        block("solution", {"title": "Solution to the first", "content": [paragraph("Four.")]}),
    ]

    page = page_of(block("exercise", {"title": "Good days", "content": content}))

    assert page.section["aria-label"] == "Try it: Good days"
    assert [tag.summary.text for tag in page.find_all("details")] == ["Hint", "Solution to the first"]
    assert not any(tag.has_attr("open") for tag in page.find_all("details"))


def test_tabs_are_sections_with_headings_before_any_script():
    tabs = items({"title": "Linux", "content": [paragraph("ls")]}, {"title": "Windows", "content": [paragraph("dir")]})

    page = page_of(block("tabs", {"tabs": tabs}))

    assert [section.h3.text for section in page.find_all("section")] == ["Linux", "Windows"]
    assert [section.p.text for section in page.find_all("section")] == ["ls", "dir"]


def test_checklist_is_a_form_for_those_who_may_tick():
    things = items("<p>The till is counted</p>", "<p>The door is <b>locked</b></p>")
    raw = block("checklist", {"title": "Closing", "items": things})

    page = page_of(raw, lesson=LESSON, ticked={things[1]["id"]}, csrf_token="token")

    assert page.form["action"] == "/learn/lessons/7/ticks/"
    assert page.find("input", {"name": "csrfmiddlewaretoken"})["value"] == "token"
    assert [tag["value"] for tag in page.find_all("input", {"name": "shown"})] == [thing["id"] for thing in things]
    boxes = page.find_all("input", {"type": "checkbox", "name": "ticked"})
    assert [(box["value"], box.has_attr("checked")) for box in boxes] == [
        (things[0]["id"], False),
        (things[1]["id"], True),
    ]
    assert page.label.text == "The till is counted"


def test_checklist_is_a_plain_list_for_visitors():
    raw = block("checklist", {"title": "Closing", "items": items("<p>The till is counted</p>")})

    page = page_of(raw, lesson=LESSON, ticked=None)

    assert page.form is None
    assert [item.text for item in page.find_all("li")] == ["The till is counted"]


@pytest.mark.django_db
def test_words_of_a_lesson_are_all_but_the_instructors():
    raw = every_block("CANARY")

    words = words_of(body_of(*raw)).split()

    found = {word for word in words if word.startswith("CANARY")}
    expected = {word for word in _canaries(raw) if not word.startswith("CANARY-instructor_note")}
    assert found == expected | {"CANARY-passage"}  # Of a row of its own.


@pytest.mark.django_db
def test_words_stand_in_the_order_of_the_page():
    body = body_of(*every_block("CANARY"))

    page = BeautifulSoup(body.render_as_block({"lesson": LESSON}), "html.parser")

    shown = [piece for piece in page.get_text(" ").replace(".", " ").split() if piece.startswith("CANARY")]
    words = [word for word in words_of(body).split() if word.startswith("CANARY") and word in shown]
    assert words == shown


def test_types_of_a_lesson_tell_which_styles_and_scripts_it_needs():
    body = body_of(block("callout", {"kind": "note", "title": "", "content": [code()]}))

    assert types_in(body) == {"callout", "code"}


def picture(**fields):
    return {"image": None, "alt": "A stall", "decorative": False, "caption": "", **fields}


@pytest.mark.django_db
def test_gallery_shows_each_picture_with_its_own_words():
    images = {name: make_image(name) for name in ("One", "Two")}
    for image in images.values():
        make_sizes(image, COLUMN)
    pictures = items(*(picture(image=image.pk, alt=name, caption=f"<p>{name}</p>") for name, image in images.items()))

    page = page_of(block("gallery", {"title": "Stalls", "pictures": pictures}))

    assert page.select_one("[role=group]")["aria-label"] == "Stalls"
    assert [image["alt"] for image in page.select(".gallery img")] == ["One", "Two"]
    assert [words.text for words in page.select(".gallery figcaption")] == ["One", "Two"]


@pytest.mark.django_db
def test_pictures_of_a_gallery_are_read_at_once(django_assert_num_queries):
    def gallery_of(number):
        pictures = items(*(picture(image=make_image(f"Picture {one}").pk) for one in range(number)))
        raw = block("gallery", {"title": "", "pictures": pictures})
        page_of(raw)  # The sizes are made once.
        return raw

    small, large = gallery_of(2), gallery_of(6)

    with django_assert_num_queries(2):
        page_of(small)
    with django_assert_num_queries(2):
        page_of(large)


def test_accordion_is_folds_that_need_no_script():
    sections = items(
        {"title": "If the phone is lost", "content": [paragraph("Block the line.")]},
        {"title": "If the SIM is blocked", "content": [paragraph("See an agent.")]},
    )

    page = page_of(block("accordion", {"sections": sections}))

    assert [one.text for one in page.select("details > summary")] == ["If the phone is lost", "If the SIM is blocked"]
    assert [one.text.strip() for one in page.select("details > div")] == ["Block the line.", "See an agent."]
    assert page.select("details[open]") == []


def test_comparison_has_two_sides_with_points():
    def side(heading, *points):
        return {"heading": heading, "points": items(*(f"<p>{point}</p>" for point in points))}

    sides = items(side("Cash", "Needs change"), side("M-Pesa", "Exact", "Recorded"))
    raw = {"title": "At the counter", "sides": sides}

    page = page_of(block("comparison", raw))

    assert page.select_one("[role=group]")["aria-label"] == "At the counter"
    assert [one.text for one in page.select(".comparison__name")] == ["Cash", "M-Pesa"]
    assert [[point.text for point in side.select("li")] for side in page.select(".comparison__side")] == [
        ["Needs change"],
        ["Exact", "Recorded"],
    ]


def test_definitions_are_a_list_of_words_and_meanings():
    terms = items(
        {"term": "paybill", "meaning": "<p>A <b>number</b>.</p>"}, {"term": "till", "meaning": "<p>Another.</p>"}
    )

    page = page_of(block("definitions", {"title": "Words", "terms": terms}))

    assert [(one.dt.text, one.dd.decode_contents()) for one in page.select("dl > div")] == [
        ("paybill", "A <b>number</b>."),
        ("till", "Another."),
    ]


def test_timeline_keeps_its_order():
    events = items(
        {"when": "2007", "what": "It begins", "text": "<p>To send money home.</p>"},
        {"when": "2012", "what": "It saves", "text": ""},
    )

    page = page_of(block("timeline", {"title": "", "events": events}))

    assert [one.p.get_text(" ", strip=True) for one in page.select("ol > li")] == ["2007 It begins", "2012 It saves"]
    assert len(page.select("ol > li > div")) == 1


def attribution(**fields):
    return {"title": "Stalls", "author": "Achieng", "url": "", "licence": "by", "changes": "", **fields}


def test_attribution_names_the_work_the_maker_and_the_licence():
    page = page_of(block("attribution", attribution(url="https://example.org/stalls", changes="Cropped")))

    assert page.get_text(" ", strip=True) == "Stalls , by Achieng. CC BY 4.0 . Changed: Cropped."
    assert [link["href"] for link in page.select("a")] == [
        "https://example.org/stalls",
        "https://creativecommons.org/licenses/by/4.0/",
    ]


def test_attribution_asks_for_the_maker_where_the_licence_does():
    assert errors_of("attribution", **attribution(author="")) == {
        "author": ["This licence asks for the name of the maker."]
    }
    assert accepts("attribution", **attribution(author="", licence="cc0"))["title"] == "Stalls"


def test_words_of_all_sets_are_searched():
    sides = items(*({"heading": f"{name} side", "points": items("<p>point</p>")} for name in ("first", "second")))
    words = words_of(
        body_of(
            block("comparison", {"title": "Compared", "sides": sides}),
            block("definitions", {"title": "", "terms": items({"term": "paybill", "meaning": "<p>A number</p>"})}),
            block("timeline", {"title": "", "events": items({"when": "2007", "what": "Begun", "text": "<p>More</p>"})}),
            block("attribution", attribution(changes="Cropped")),
        )
    )

    assert words.split("\n") == [
        "Compared", "first side", "point", "second side", "point", "paybill", "A number", "2007", "Begun", "More",
        "Stalls", "Achieng", "Cropped",
    ]  # fmt: skip
