"""Was this course what you needed? Asked once, answered if one likes, read without names."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from courses.models import CourseCompletion, CourseSurvey, Instructor
from courses.surveys.actions import answer_survey
from home.accounts.privacy import collect_personal_data, erase_personal_data
from tests.factories.outline import make_outline
from tests.factories.people import make_person


@pytest.fixture
def course(index):
    return make_outline("Letters")


@pytest.fixture
def completed(client, learner, course):
    CourseCompletion.objects.create(learner=learner, course=course)
    client.force_login(learner)
    return course


def answers():
    return list(CourseSurvey.objects.order_by("pk").values_list("learner__display_name", "answer", "text"))


def last_page(client, course):
    return client.get(reverse("course_completed", args=[course.pk])).content.decode()


def test_the_last_page_asks_and_may_be_left(client, completed):
    page = last_page(client, completed)

    assert "Was this course what you needed?" in page
    assert f'action="/learn/courses/{completed.pk}/survey/"' in page
    assert answers() == []


def test_an_answer_is_kept_and_shown(client, completed):
    response = client.post(
        reverse("survey", args=[completed.pk]), {"answer": "partly", "text": "More dozens."}, follow=True
    )

    page = response.content.decode()
    assert answers() == [("Learner", "partly", "More dozens.")]
    assert "<strong>Partly</strong>" in page
    assert "Change my answer" in page
    assert 'name="answer"' not in page


def test_changing_the_answer_replaces_it(client, completed):
    for answer in ("no", "yes"):
        client.post(reverse("survey", args=[completed.pk]), {"answer": answer, "text": ""})

    assert answers() == [("Learner", "yes", "")]


def test_the_form_shows_what_was_answered(client, learner, completed):
    answer_survey(learner, completed, answer="no", text="Too short.")

    page = client.get(reverse("survey", args=[completed.pk])).content.decode()

    assert "Too short." in page
    assert re.search(r'value="(\w+)"[^>]*checked', page)[1] == "no"


def test_an_answer_can_be_taken_back(client, learner, completed):
    answer_survey(learner, completed, answer="no", text="Too short.")

    client.post(reverse("take_back_survey", args=[completed.pk]))

    assert answers() == []
    assert "Your answer is taken back." in last_page(client, completed)


def test_no_choice_is_said_beside_the_field_and_the_words_stay(client, completed):
    page = client.post(reverse("survey", args=[completed.pk]), {"text": "More dozens."}).content.decode()

    assert "Choose one of the three." in page
    assert "More dozens." in page
    assert answers() == []


def test_only_who_has_completed_the_course_is_asked(client, learner, course):
    client.force_login(learner)

    response = client.post(reverse("survey", args=[course.pk]), {"answer": "yes"})

    assert (response.status_code, answers()) == (404, [])


def test_words_sent_too_late_come_back_after_signing_in(client, learner, completed):
    client.logout()
    url = client.post(reverse("survey", args=[completed.pk]), {"answer": "no", "text": "Too short."}).url
    client.force_login(learner)

    page = client.get(parse_qs(urlsplit(url).query)["next"][0]).content.decode()

    assert "Too short." in page


# Privacy


def test_the_answer_is_handed_over_and_stays_nameless_and_wordless(client, learner, completed):
    answer_survey(learner, completed, answer="no", text="I am Wanjiru from Lamu.")
    row = collect_personal_data(learner)["courses.CourseSurvey.learner"]["rows"][0]
    assert (row["answer"], row["text"]) == ("no", "I am Wanjiru from Lamu.")

    erase_personal_data(learner)

    assert answers() == [(None, "no", "")]


# The reports


@pytest.fixture
def two_courses(learner, classmate, course):
    other = make_outline("Git")
    answer_survey(learner, course, answer="no", text="Too short.")
    answer_survey(classmate, course, answer="yes", text="")
    answer_survey(learner, other, answer="partly", text="Secret of Git.")
    make_outline("Nobody said a word")
    return course, other


def teach(person, course):
    course.instructors.add(Instructor.objects.create(name=person.display_name, slug=f"i-{course.pk}", user=person))


def report_of(client, person):
    client.force_login(person)
    response = client.get(reverse("surveys_report"), {"export": "csv"})
    assert response.status_code == 200
    lines = b"".join(response.streaming_content).decode().splitlines()[1:]
    return [line.rsplit(",", 1)[0] for line in lines]


def test_editors_see_the_answers_to_all_courses(client, editor, two_courses):
    assert report_of(client, editor) == ["Git,0,1,0", "Letters,1,0,1"]


def test_instructors_see_the_answers_to_theirs_alone(client, instructor, two_courses):
    letters, git = two_courses
    teach(instructor, letters)

    assert report_of(client, instructor) == ["Letters,1,0,1"]
    assert client.get(reverse("survey_answers", args=[letters.pk])).status_code == 200
    assert client.get(reverse("survey_answers", args=[git.pk])).status_code == 404


def test_two_cards_of_one_teacher_count_no_answer_twice(client, instructor, two_courses):
    for number in range(2):
        card = Instructor.objects.create(name="Twice", slug=f"twice-{number}", user=instructor)
        two_courses[0].instructors.add(card)

    assert report_of(client, instructor) == ["Letters,1,0,1"]
    assert client.get(reverse("survey_answers", args=[two_courses[0].pk])).status_code == 200


@pytest.mark.parametrize("name", ["support", "marketing", "learner"])
def test_others_see_no_answers(client, request, name, two_courses):
    client.force_login(request.getfixturevalue(name))

    answers = [client.get(reverse("surveys_report")), client.get(reverse("survey_answers", args=[two_courses[0].pk]))]

    assert {answer.status_code for answer in answers} <= {302, 403}


def test_no_name_stands_in_the_answers(client, editor, two_courses):
    client.force_login(editor)

    page = client.get(reverse("survey_answers", args=[two_courses[0].pk])).content.decode()

    assert "Too short." in page
    assert "Learner" not in page.split("<main")[1]
    assert "learner@" not in page


@pytest.mark.parametrize("rows", [1, 12])
def test_the_reports_cost_the_same_for_few_and_many(client, admin, index, rows, django_assert_max_num_queries):
    for number in range(rows):
        answer_survey(make_person(f"p{number}"), make_outline(f"Course {number}"), answer="yes", text="")
    client.force_login(admin)
    client.get(reverse("surveys_report"))

    with django_assert_max_num_queries(12):
        client.get(reverse("surveys_report"))
