import pytest

from courses.catalogue.blocks import LessonBody
from courses.catalogue.minutes import minutes_of
from tests.factories.blocks import block, items


def minutes(*raw):
    return minutes_of(LessonBody().to_python(list(raw)))


def words(count):
    return block("rich_text", f"<p>{'word ' * count}</p>")


@pytest.mark.parametrize(("count", "expected"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_two_hundred_words_take_a_minute(count, expected):
    assert minutes(words(count)) == expected


def test_code_counts_by_the_line_not_by_the_word():
    code = block("code", {"code": "a b c d e f g h\n" * 30, "language": "text", "name": "", "marked_lines": ""})

    assert minutes(words(200), code) == 3


def test_an_exercise_takes_two_minutes_and_its_words():
    exercise = block("exercise", {"title": "Try", "content": []})

    assert minutes(words(199), exercise) == 3


def test_a_film_takes_its_minutes_and_its_transcript_none():
    film = {"title": "", "url": "https://vimeo.com/1", "minutes": 4, "transcript": f"<p>{'word ' * 900}</p>"}

    assert minutes(block("video", film)) == 4


def test_notes_for_instructors_take_no_time():
    note = block("instructor_note", {"title": "", "content": [words(2000)]})

    assert minutes(words(10), note) == 1


def test_each_picture_of_a_gallery_is_looked_at(db):
    pictures = items(*({"image": None, "alt": "", "decorative": True, "caption": ""} for _number in range(10)))

    assert minutes(block("gallery", {"title": "", "pictures": pictures})) == 2
