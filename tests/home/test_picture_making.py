"""Sizes of pictures: made after a publication, never for a reader, and mended at night."""

from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from zeal import zeal_ignore

from courses.models import Instructor
from home.images import Rendition
from home.models import SiteVersion, StandardPage
from home.page_cache.version import take_a_step
from home.picture_making import make_sizes
from home.picture_tasks import mend_pictures, prepare_pictures
from home.pictures import COVER, pictures_of
from tests.factories.blocks import block, make_image, make_passage
from tests.factories.content import make_course, make_lesson, make_page, make_site


def shown(image):
    return block("image", {"image": image.pk, "alt": "A loaf", "decorative": False, "caption": ""})


def specs_of_all():
    return sorted(Rendition.objects.values_list("filter_spec", flat=True))


def forget_all_sizes():
    with zeal_ignore():  # Wagtail tells its caches of each of them.
        Rendition.objects.all().delete()


IN_TEXT = [
    "width-480|format-avif|avifquality-78|bgcolor-ffffff",
    "width-480|format-jpeg|jpegquality-88|bgcolor-ffffff",
    "width-800|format-avif|avifquality-78|bgcolor-ffffff",
    "width-800|format-jpeg|jpegquality-88|bgcolor-ffffff",
]


def test_a_lessons_pictures_are_made_when_it_is_published(db, publishing):
    image = make_image()
    with publishing():
        page = make_lesson(make_course(lessons=0), "Dough", body=[shown(image)], publish=False)
    assert specs_of_all() == []

    with publishing():
        page.get_latest_revision().publish()

    assert specs_of_all() == IN_TEXT
    assert all(Rendition.objects.values_list("file_size", flat=True))


def test_a_shared_passages_pictures_are_made_when_it_is_published(db, publishing):
    with publishing():
        make_passage("Ovens", [shown(make_image())])

    assert specs_of_all() == IN_TEXT


def test_covers_and_portraits_are_cut_to_size(db, publishing):
    with publishing():
        make_course(lessons=0, cover=make_image(filename="photo.jpg"))
        Instructor.objects.create(name="Otieno", slug="otieno", picture=make_image(filename="face.jpg"))

    assert specs_of_all() == [
        f"fill-{size}|format-{kind}"
        for size in ("128x128", "320x320", "480x300", "960x600")
        for kind in ("avif", "jpeg|bgcolor-ffffff")
    ]


def test_pictures_within_running_text_are_made_and_shown(db, publishing, client):
    image = make_image()
    body = f'<p>We bake.</p><embed embedtype="image" id="{image.pk}" format="fullwidth" alt="A loaf"/>'

    with publishing():
        make_page(make_site(), StandardPage, "About us", body=body)

    assert specs_of_all() == IN_TEXT
    assert 'alt="A loaf" loading="lazy"' in client.get("/about-us/").content.decode()


def test_what_was_made_is_a_step_of_the_site(db, publishing):
    take_a_step()
    with publishing():
        page = make_course(lessons=0, cover=make_image())
    forget_all_sizes()
    before = SiteVersion.objects.get().number

    with publishing():
        prepare_pictures.call("courses.CoursePage", page.pk)
    after = SiteVersion.objects.get().number
    with publishing():
        prepare_pictures.call("courses.CoursePage", page.pk)

    assert (after, SiteVersion.objects.get().number) == (before + 1, before + 1), "the second time nothing was made"


def test_a_replaced_file_gets_its_sizes_anew(db, publishing):
    image = make_image()
    with publishing():
        make_lesson(make_course(lessons=0), "Dough", body=[shown(image)])
    image.renditions.all().delete()  # As the library does with a new file.

    with publishing():
        image.file = ContentFile(get_test_image_file(size=(300, 200)).file.getvalue(), name="other.png")
        image.width, image.height = 300, 200
        image.save()

    assert {spec.split("|")[0] for spec in specs_of_all()} == {"width-300"}


def test_the_nightly_sweep_mends_what_is_missing_and_passes_over_what_fails(db, publishing, monkeypatch):
    with publishing():
        course = make_course(lessons=0)
        broken, _whole = (make_lesson(course, name, body=[shown(make_image(name))]) for name in ("Dough", "Heat"))
    forget_all_sizes()
    monkeypatch.setattr("courses.weights.picture_use.images_in", _fails_for(broken))

    with zeal_ignore():  # A sweep looks at one page after the other.
        mend_pictures.call()

    assert specs_of_all() == IN_TEXT


def _fails_for(page):
    from courses.catalogue.pictures import images_in  # noqa: PLC0415 - the real one, before it is replaced

    broken = page.body.raw_data[0]["id"]

    def find(body):
        if body.raw_data[0]["id"] == broken:
            raise RuntimeError
        return images_in(body)

    return find


def test_a_task_for_something_that_is_gone_does_nothing(db):
    prepare_pictures.call("courses.LessonPage", 10**6)

    assert specs_of_all() == []


def test_a_list_of_covers_takes_two_queries(db, django_assert_num_queries):
    images = [make_image() for _ in range(3)]
    for image in images:
        make_sizes(image, COVER)

    with django_assert_num_queries(2):
        found = pictures_of([image.pk for image in images], COVER)

    assert {(one.width, one.height) for one in found.values()} == {(800, 500)}


def test_a_draft_needs_no_sizes(db, publishing):
    with publishing():
        make_lesson(make_course(lessons=0, publish=False, cover=make_image()), "Dough", publish=False)

    assert specs_of_all() == []
