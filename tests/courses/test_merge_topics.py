"""A site that has a topic twice gets through the migration, with every course's choice."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrate_to(name):
    executor = MigrationExecutor(connection)
    executor.migrate([("courses", name)])
    return executor.loader.project_state([("courses", name)]).apps


@pytest.fixture
def all_migrations_again(transactional_db):
    """Whatever a test left out is there for the next."""
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())  # Other apps lean on that of the courses.


def test_topics_that_differ_in_capitals_become_one(all_migrations_again, index):
    before = migrate_to("0007_help_with_examples")
    topics, pages = before.get_model("courses", "Topic"), before.get_model("courses", "CoursePage")
    ticked = pages.topics.through
    locale = before.get_model("wagtailcore", "Page").objects.first().locale_id
    try:
        first, second, other = (
            topics.objects.create(name=name, slug=slug, name_sw=name_sw)
            for name, slug, name_sw in [
                ("Computing", "computing", ""),
                ("computing", "computing-2", "Kompyuta"),
                ("Writing", "writing", ""),
            ]
        )
        content_type = before.get_model("contenttypes", "ContentType").objects.get(
            app_label="courses", model="coursepage"
        )
        for number, chosen in enumerate([[second, other], [first, second]]):
            page = pages.objects.create(
                title="Sums", draft_title="Sums", slug=f"sums-{number}", path=f"00010001{number}A", depth=3,
                numchild=0, url_path=f"/sums-{number}/", content_type=content_type, locale_id=locale,
            )  # fmt: skip
            ticked.objects.bulk_create(ticked(coursepage_id=page.pk, topic_id=topic.pk) for topic in chosen)
        revision = before.get_model("wagtailcore", "Revision").objects.create(
            content_type=content_type, base_content_type=content_type, object_id=str(page.pk),
            content={"topics": [second.pk, first.pk, other.pk]}, object_str="Sums", created_at="2027-01-01T08:00Z",
        )  # fmt: skip
    finally:
        after = migrate_to("0009_topic_names_in_any_case")

    topics, ticked = after.get_model("courses", "Topic"), after.get_model("courses", "CoursePage").topics.through
    assert list(topics.objects.order_by("pk").values_list("pk", "name", "name_sw")) == [
        (first.pk, "Computing", "Kompyuta"),
        (other.pk, "Writing", ""),
    ]
    assert list(ticked.objects.order_by("coursepage__path", "topic").values_list("coursepage__path", "topic")) == [
        ("000100010A", first.pk),
        ("000100010A", other.pk),
        ("000100011A", first.pk),
    ]
    assert after.get_model("wagtailcore", "Revision").objects.get(pk=revision.pk).content == {
        "topics": [first.pk, other.pk]
    }
