"""Safe to repeat."""

from django_tasks import task

from courses.searches import actions


@task()
def forget_old_searches():
    actions.forget_old_searches()
