"""Which block of the old stream lives on in the new one."""

from courses.importing.block_ids import plain, with_ids


def text(words, block_id=None):
    block = {"type": "rich_text", "value": f"<p>{words}</p>"}
    return {**block, "id": block_id} if block_id else block


def keep(new, old):
    return [block["id"] if len(block["id"]) < 36 else "new" for block in with_ids(new, old, "lesson")]


LONG = "Millet grows where maize gives up, and it keeps for years in a dry store."


def test_equal_blocks_keep_their_ids():
    assert keep([text("a"), text("b")], [text("a", "1"), text("b", "2")]) == ["1", "2"]


def test_a_block_that_moved_keeps_its_id():
    old = [text("a", "1"), text("b", "2"), text("c", "3")]

    assert keep([text("c"), text("a"), text("b")], old) == ["3", "1", "2"]


def test_a_changed_block_keeps_its_id_and_a_new_one_beside_it_gets_its_own():
    old = [text("first", "1"), text(LONG, "2")]

    assert keep([text("first"), text("Quite other words"), text(f"{LONG} Really.")], old) == ["1", "new", "2"]


def test_a_block_rewritten_in_its_place_keeps_its_id():
    assert keep([text("a"), text("entirely other"), text("c")], [text("a", "1"), text(LONG, "2"), text("c", "3")]) == [
        "1",
        "2",
        "3",
    ]


def test_a_block_of_another_type_never_takes_an_id():
    heading = {"type": "heading", "value": {"text": "a", "level": "2"}}

    assert keep([heading], [text("a", "1")]) == ["new"]


def test_ids_inside_are_kept_too():
    old = [
        {
            "type": "callout",
            "id": "1",
            "value": {"kind": "note", "title": "", "content": [text("x", "2"), text(LONG, "3")]},
        }
    ]
    new = [{"type": "callout", "value": {"kind": "tip", "title": "", "content": [text("x"), text(f"{LONG}!")]}}]

    result = with_ids(new, old, "lesson")

    assert [result[0]["id"], *(block["id"] for block in result[0]["value"]["content"])] == ["1", "2", "3"]


def test_the_same_words_twice_get_two_ids():
    first, second = with_ids([text("a"), text("a")], [], "lesson")

    assert first["id"] != second["id"]
    assert with_ids([text("a"), text("a")], [], "lesson") == [first, second]


def test_what_an_editor_saves_unchanged_counts_as_the_same():
    imported = {"type": "code", "value": {"code": "ls", "language": "bash"}}
    saved = {"type": "code", "id": "1", "value": {"code": "ls", "language": "bash", "name": "", "marked_lines": ""}}

    assert plain(imported) == plain(saved)
    assert plain('<p data-block-key="x1">a</p>') == "<p>a</p>"
