"""Markdown becomes blocks: small pieces, one rule each."""

import pytest

from courses.importing.convert import Sheet, write_body
from courses.importing.convert.links import Places
from courses.importing.problems import Problems
from courses.importing.references import Reference


class NoSource:
    """A source with a few files in it."""

    def __init__(self, *paths):
        self.paths = paths

    def __contains__(self, path):
        return path in self.paths


class EveryFile:
    def has_figure(self, path):
        return True

    has_file = has_figure


def convert(text, *files, pages=()):
    """Blocks and problems of a text."""
    problems = Problems()
    sheet = Sheet("lesson.md", text, Places(NoSource(*files), set(pages)), EveryFile(), problems)
    return write_body(sheet), problems


def kinds(blocks):
    return [block["type"] for block in blocks]


def problem_lines(problems):
    return [(str(problem.severity), problem.line) for problem in problems]


def test_neighbouring_paragraphs_and_lists_share_a_text_block():
    blocks, problems = convert("One **bold** & `co<de`.\n\n- a\n  - b\n- c\n\nTwo\\\nlines.\n")

    assert blocks == [
        {
            "type": "rich_text",
            "value": "<p>One <b>bold</b> &amp; <code>co&lt;de</code>.</p>"
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>Two<br/>lines.</p>",
        }
    ]
    assert problems == []


def test_a_picture_in_a_sentence_cuts_it():
    blocks, _problems = convert("Before ![a hen](fig/hen.png) after.", "fig/hen.png")

    assert kinds(blocks) == ["rich_text", "image", "rich_text"]
    assert blocks[1]["value"] == {
        "image": Reference("figure", "fig/hen.png"), "alt": "a hen", "decorative": False, "caption": ""
    }  # fmt: skip


def test_words_in_brackets_are_the_caption_when_alt_is_given():
    blocks, _problems = convert("![Takings in May](fig/may.svg){alt='A line that \"rises\"'}", "fig/may.svg")

    assert blocks[0]["value"]["alt"] == 'A line that "rises"'
    assert blocks[0]["value"]["caption"] == "<p>Takings in May</p>"


def test_an_empty_alt_on_purpose_means_decoration():
    blocks, problems = convert("![](fig/a.png){alt=''}\n\n![](fig/b.png)", "fig/a.png", "fig/b.png")

    assert [block["value"]["decorative"] for block in blocks] == [True, False]
    assert problem_lines(problems) == [("warning", 3)]


def test_colons_in_code_are_code():
    blocks, problems = convert("::: callout\n```\n:::\n::: challenge\n```\n:::\n\nafter\n")

    assert kinds(blocks) == ["callout", "rich_text"]
    assert blocks[0]["value"]["content"][0]["value"]["code"] == ":::\n::: challenge"
    assert problems == []


def test_the_number_of_colons_says_nothing():
    blocks, _problems = convert("::: challenge\n## T\nx\n:::::::: solution\ny\n:::\n::::\n")

    exercise = blocks[0]["value"]
    assert (exercise["title"], kinds(exercise["content"])) == ("T", ["rich_text", "solution"])


def test_an_unclosed_and_a_stray_div_are_reported():
    blocks, problems = convert("x\n\n:::\n\n::: tip\nwords\n")

    assert kinds(blocks) == ["rich_text", "callout"]
    assert problem_lines(problems) == [("warning", 3), ("warning", 5)]


def test_a_numbered_list_with_code_becomes_steps_even_when_indented_too_little():
    blocks, _problems = convert("1. Type\n\n  ```bash\n  ls\n  ```\n\n2. Read\n")

    steps = [item["value"]["content"] for item in blocks[0]["value"]["steps"]]
    assert [kinds(content) for content in steps] == [["rich_text", "code"], ["rich_text"]]
    assert steps[0][1]["value"]["code"] == "ls"


def test_a_numbered_list_with_bullets_inside_becomes_steps():
    blocks, _problems = convert("1. One\n   - a\n2. Two\n")
    inside, _problems = convert("::: tip\n::: tip\n1. One\n   - a\n2. Two\n:::\n:::\n")

    steps = [item["value"]["content"] for item in blocks[0]["value"]["steps"]]
    tip = inside[0]["value"]["content"][0]["value"]
    assert [content[0]["value"] for content in steps] == ["<p>One</p><ul><li>a</li></ul>", "<p>Two</p>"]
    assert tip["content"][0]["value"] == "<p>1. One</p><ul><li>a</li></ul><p>2. Two</p>"


def test_double_spaces_are_one_except_in_code():
    blocks, _problems = convert("One.  Two  \nthree `a  b`.\n")

    assert blocks[0]["value"] == "<p>One. Two<br/>three <code>a  b</code>.</p>"


def test_a_list_that_begins_later_keeps_its_numbers():
    blocks, problems = convert("3. three\n4. four\n")

    assert blocks[0]["value"] == "<p>3. three</p><p>4. four</p>"
    assert problem_lines(problems) == [("note", 1)]


def test_bullets_are_cut_around_code_and_joined_again():
    blocks, _problems = convert("- a\n- b\n\n  ```\n  x\n  ```\n\n  c\n- d\n- e\n")

    assert [block["value"] if block["type"] == "rich_text" else "code" for block in blocks] == [
        "<ul><li>a</li><li>b</li></ul>",
        "code",
        "<p>c</p><ul><li>d</li><li>e</li></ul>",
    ]


def test_a_note_for_instructors_never_ends_up_where_learners_see_it():
    blocks, problems = convert("::: challenge\n### T\n::: hint\nlook\n::: instructor\nsecret\n:::\n:::\n:::\n")

    content = blocks[0]["value"]["content"]
    assert kinds(content) == ["hint", "instructor_note"]
    assert kinds(content[0]["value"]["content"]) == ["rich_text"]
    assert problem_lines(problems) == [("note", 5)]


def test_a_hidden_solution_outside_an_exercise_stays_hidden():
    blocks, _problems = convert("::: solution\n42\n:::\n")

    assert (blocks[0]["type"], blocks[0]["value"]["title"]) == ("fold", "Solution")


def test_tabs_need_two_headings():
    blocks, problems = convert("::: group-tab\n### Linux\na\n### macOS\nb\n:::\n\n::: group-tab\n### Alone\nc\n:::\n")

    assert kinds(blocks) == ["tabs", "heading", "rich_text"]
    assert [item["value"]["title"] for item in blocks[0]["value"]["tabs"]] == ["Linux", "macOS"]
    assert problem_lines(problems) == [("note", 8)]


def test_a_column_of_numbers_is_set_as_numbers():
    blocks, _problems = convert("| What | KSh |\n|---|---|\n| `tea` | 1,200 |\n| milk | 60 |\n")

    assert blocks[0]["value"]["table"] == {
        "columns": [{"type": "text", "heading": "What"}, {"type": "number", "heading": "KSh"}],
        "rows": [{"values": ["<p><code>tea</code></p>", "1,200"]}, {"values": ["<p>milk</p>", "60"]}],
        "caption": "",
    }


def test_a_grid_table_keeps_code_and_lists_line_by_line():
    text = (
        "Table: Lists\n\n"
        "+------+------+\n| You  | Get  |\n+======+======+\n| ```  | - a  |\n| - a  | - b  |\n| - b  |      |\n"
        "| ```  |      |\n+------+------+\n"
    )

    blocks, _problems = convert(text)

    assert blocks[0]["value"]["caption"] == "Lists"
    assert blocks[0]["value"]["table"]["rows"] == [
        {"values": ["<p><code>- a<br/>- b</code></p>", "<p>• a<br/>• b</p>"]}
    ]


def test_raw_html_gives_its_pictures_tables_and_words_and_nothing_that_runs():
    blocks, problems = convert(
        "<div onclick='x()'><p>Hello <em>you</em></p><img src='a.png' alt='A'><script>alert(1)</script></div>\n\n"
        "<table><tr><td><b>i</b></td><td>0</td></tr></table>\n\n"
        "Press <kbd>Ctrl</kbd> and <a href='javascript:alert(1)'>this</a> or <b>that.\n",
        "a.png",
    )

    assert kinds(blocks) == ["rich_text", "image", "table", "rich_text"]
    assert blocks[0]["value"] == "<p>Hello <i>you</i></p>"
    assert blocks[3]["value"] == "<p>Press <kbd>Ctrl</kbd> and this or <b>that.</b></p>"
    assert problem_lines(problems) == [("warning", 1), ("warning", 5)]


def test_words_that_only_look_like_a_tag_are_shown():
    blocks, problems = convert("Save it as <species>.txt")

    assert blocks[0]["value"] == "<p>Save it as &lt;species&gt;.txt</p>"
    assert problem_lines(problems) == [("note", 1)]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/?a=1&b=2", '<a href="https://example.org/?a=1&amp;b=2">w</a>'),
        ("02-two.md", '<a linktype="page" id="page:02-two.md">w</a>'),
        ("02-two.html", '<a linktype="page" id="page:02-two.md">w</a>'),
        ("#a-part", '<a href="#a-part">w</a>'),
        ("#nowhere", "w"),
        ("../../etc/passwd", "w"),
        ("gone.md", "w"),
    ],
)
def test_links(address, expected):
    blocks, _problems = convert(f"[w]({address})\n\n## A part\n", pages=["02-two.md"])

    assert blocks[0]["value"] == f"<p>{expected}</p>"


def test_a_linked_file_follows_its_paragraph():
    blocks, _problems = convert("Take the [book](files/book.csv) home.", "files/book.csv")

    assert blocks == [
        {"type": "rich_text", "value": "<p>Take the book home.</p>"},
        {"type": "file", "value": {"file": Reference("file", "files/book.csv"), "title": "book", "description": ""}},
    ]


def test_money_is_no_formula_and_a_formula_in_a_sentence_is_reported():
    blocks, problems = convert("It costs $5 or $HOME/$USER. $$x^2$$ And $a_1 + b$ here.\n\n$$\ny = 3\n$$\n")

    assert kinds(blocks) == ["rich_text", "math", "rich_text", "math"]
    assert blocks[0]["value"] == "<p>It costs $5 or $HOME/$USER.</p>"
    assert [block["value"]["latex"] for block in blocks if block["type"] == "math"] == ["x^2", "y = 3"]
    assert problem_lines(problems) == [("warning", 1)]


def test_a_quotation_keeps_who_said_it():
    blocks, _problems = convert("> Water is life.\n>\n> — A saying\n")

    assert blocks == [{"type": "quote", "value": {"text": "<p>Water is life.</p>", "source": "A saying"}}]


def test_code_of_an_unknown_language_is_shown_and_reported():
    blocks, problems = convert("```{.brainfuck}\n+\n```\n\n```sh title='a.sh'\nls\n```\n")

    assert [(block["value"]["language"], block["value"]["name"]) for block in blocks] == [
        ("text", ""),
        ("bash", "a.sh"),
    ]
    assert problem_lines(problems) == [("note", 1)]


def test_a_link_that_is_not_defined_keeps_its_words():
    blocks, problems = convert("See [the book][book] or `x[1][a]`, or list[0][i].")

    assert blocks[0]["value"] == "<p>See the book or <code>x[1][a]</code>, or list[0][i].</p>"
    assert problem_lines(problems) == [("warning", 1)]


def test_footnotes_stand_at_the_end():
    blocks, _problems = convert("Text[^a].\n\n[^a]: A note.\n")

    assert blocks[0]["value"] == "<p>Text<sup>[1]</sup>.</p><p><sup>[1]</sup> A note.</p>"


def test_text_nested_too_deep_is_an_error():
    _blocks, problems = convert(">" * 80 + " deep")

    assert [str(problem.severity) for problem in problems] == ["error"]


def test_a_checklist_loses_its_boxes_and_no_words():
    blocks, _problems = convert("::: checklist\n### Evening\n- [ ] till\n- [x] `lamp`\n:::\n")

    assert blocks[0]["value"]["title"] == "Evening"
    assert [item["value"] for item in blocks[0]["value"]["items"]] == ["<p>till</p>", "<p><code>lamp</code></p>"]
