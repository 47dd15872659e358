"""Values that no page could hold: a refusal that names the file, never a page that breaks."""

import pytest
from django.core.management import CommandError, call_command

from courses.importing import reading
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.source import open_source


def planned(folder):
    return build_plan(open_source(folder))


@pytest.mark.parametrize(
    "value",
    [":".join(["59"] * 3000), f"0x{'f' * 5000}", f"{':'.join(['59'] * 3000)}.5", f"{'9' * 5000}", f"{'9' * 400}.0"],
    ids=["clock", "hexadecimal", "fraction", "digits", "float"],
)
@pytest.mark.parametrize("line", ["title: {}", "{}: title", "outcomes: [{}]"])
def test_a_number_of_thousands_of_digits_is_an_error_with_its_line(write_course, line, value):
    plan = planned(write_course({"01-mint.md": f"---\nlead: x\n{line.format(value)}\n---\nGreen."}))

    assert [problem.place for problem in plan.problems.errors] == ["01-mint.md:3"]


def test_a_time_is_no_number_of_minutes(write_course):
    plan = planned(write_course({"01-mint.md": f"---\ntitle: Mint\nminutes: '{'1' * 5000}'\n---\nGreen."}))

    assert [problem.message for problem in plan.problems] == ["“minutes” was left out: it should be a whole number."]


@pytest.mark.parametrize("sign", [r"\0", r"\ud800"])
def test_signs_that_are_none_are_an_error(write_course, sign):
    plan = planned(write_course({"01-mint.md": f'---\ntitle: "Mi{sign}nt"\n---\nGreen.'}))

    assert [(problem.place, problem.message) for problem in plan.problems.errors] == [
        ("01-mint.md:2", "The settings cannot be read: a text holds signs that are none.")
    ]


def test_what_is_no_text_is_refused(write_course):
    with pytest.raises(ImportRefused, match="AUTHORS is no text."):
        planned(write_course({"01-mint.md": "Green.", "AUTHORS": b"Wanja\0"}))


@pytest.mark.parametrize("name", [".", "/", "''", "02-drip", "02-drip.Rmd"])
def test_a_strange_name_in_the_list_of_episodes_is_looked_up_as_any_other(small_lesson, name):
    config = small_lesson / "config.yaml"
    config.write_text(config.read_text().replace("- 02-drip.md", f"- {name}"))

    plan = planned(small_lesson)

    is_there = "episodes/02-drip.md" in [lesson.path for lesson in plan.lessons]
    assert (is_there, len(plan.problems.errors)) in [(True, 0), (False, 1), (False, 0)]
    assert is_there == name.startswith("02")


@pytest.mark.parametrize("text", ["<div><a href='http://[half'>w</a></div>", "<a href='http://[half'>w</a>"])
def test_an_address_that_is_none_is_reported(write_course, text):
    plan = planned(write_course({"01-mint.md": f"# Mint\n\n{text}\n"}))

    assert [problem.place for problem in plan.problems.warnings] == ["01-mint.md:3"]


@pytest.mark.parametrize("fault", [RecursionError, ValueError, KeyError, MemoryError])
def test_an_unforeseen_fault_names_the_file(write_course, monkeypatch, fault):
    def fail(sheet):
        raise fault

    monkeypatch.setattr(reading, "write_body", fail)

    with pytest.raises(ImportRefused, match="^course.md cannot be read: "):
        planned(write_course({"01-mint.md": "Green."}))


def test_the_command_says_so_too(write_course, index, monkeypatch):
    def fail(layout, page, sheet_of):
        raise RecursionError

    monkeypatch.setattr(reading, "_plan_lesson", fail)

    with pytest.raises(CommandError, match="01-mint.md cannot be read"):
        call_command("import_course", str(write_course({"01-mint.md": "Green."})))
