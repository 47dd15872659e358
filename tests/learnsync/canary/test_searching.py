"""The search knows the words of a locked lesson and tells them to nobody outside."""

from courses.models import LessonPage
from home.query_text import clean_words
from home.search import numbers_with_words
from tests.factories.canaries import CANARY, DRAFTED, FOR_INSTRUCTORS
from tests.learnsync.canary.looking import everything_in, found_by, let_in


def test_searching_for_what_is_locked_tells_nothing(cage, learner, outsiders):
    reader = let_in(learner, cage)
    indexed = [word for word in cage.words if numbers_with_words(LessonPage.objects.live(), clean_words(word), most=1)]
    assert len(indexed) > 80
    assert found_by(reader, indexed[0]) == ["The locked one"]
    assert CANARY.casefold() in everything_in(reader.get("/search/?q=bold")), "in the words around what was found"

    told = [(word, found) for word in cage.words if (found := found_by(outsiders["stranger"], word))]
    told += [(who, found) for who, client in outsiders.items() if (found := found_by(client, CANARY))]
    told += [(who, found) for who, client in outsiders.items() if (found := found_by(client, CANARY, prefix="/sw"))]

    assert told == []
    assert found_by(reader, f"{FOR_INSTRUCTORS}-content") == found_by(reader, DRAFTED) == []
