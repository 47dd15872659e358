"""Which outline rows learners have records on. Every relation that protects a row is one, today's and tomorrow's."""

from django.db.models import PROTECT, Exists, OuterRef, Q

from courses.outline.models import Course, Lesson


def record_relations(model):
    """The relations to `Course` or `Lesson` that hold learners' records; a course's own lessons are none."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.one_to_many
        and getattr(relation, "on_delete", None) is PROTECT
        and relation.related_model not in (Course, Lesson)
    ]


def with_records(rows):
    """Narrow a queryset of courses or lessons to those that learners have records on. No query of its own."""
    found = Q(pk__in=[])
    for relation in record_relations(rows.model):
        records = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        found |= Q(Exists(records))
    return rows.filter(found)
