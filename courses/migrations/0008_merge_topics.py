"""Topics whose names differ only in their capitals become one: the oldest, with all courses and drafts of the others.

A step of its own, because PostgreSQL makes no index on a table whose rows have just changed.
"""

from itertools import groupby

from django.db import migrations


def merge_topics(apps, schema_editor):
    topics = sorted(apps.get_model("courses", "Topic").objects.all(), key=lambda topic: (topic.name.lower(), topic.pk))
    merged = {}
    for _name, same in groupby(topics, key=lambda topic: topic.name.lower()):
        kept, *others = same
        name_sw = next((topic.name_sw for topic in [kept, *others] if topic.name_sw), "")
        if name_sw != kept.name_sw:
            kept.name_sw = name_sw
            kept.save(update_fields=["name_sw"])
        merged.update({topic.pk: kept.pk for topic in others})
    if merged:
        change_choices(apps.get_model("courses", "CoursePage").topics.through, "coursepage_id", merged)
        change_choices(apps.get_model("courses", "Course").topics.through, "course_id", merged)
        change_drafts(apps.get_model("wagtailcore", "Revision"), merged)
        apps.get_model("courses", "Topic").objects.filter(pk__in=merged).delete()


def change_choices(through, owner, merged):
    """Tick the topic that is kept wherever another one was; a course that had both has it once."""
    rows = list(through.objects.filter(topic_id__in=merged))
    wanted = {(getattr(row, owner), merged[row.topic_id]) for row in rows}
    wanted -= set(through.objects.filter(topic_id__in=merged.values()).values_list(owner, "topic_id"))
    through.objects.filter(pk__in=[row.pk for row in rows]).delete()
    through.objects.bulk_create(through(**{owner: key, "topic_id": topic}) for key, topic in sorted(wanted))


def change_drafts(revisions, merged):
    of_courses = revisions.objects.filter(content_type__app_label="courses", content_type__model="coursepage")
    for revision in of_courses.iterator(chunk_size=100):
        chosen = revision.content.get("topics") or []
        if merged.keys() & set(chosen):
            revision.content["topics"] = list(dict.fromkeys(merged.get(topic, topic) for topic in chosen))
            revision.save(update_fields=["content"])


class Migration(migrations.Migration):

    dependencies = [
        ("courses", "0007_help_with_examples"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    # Which courses had which of the two names is forgotten, and nothing needs it.
    operations = [migrations.RunPython(merge_topics, migrations.RunPython.noop)]
