"""What was sent by forms is not kept for ever; safe to repeat."""

from django.apps import apps
from django_tasks import task

from home.contact.actions import delete_expired


@task()
def delete_expired_submissions():
    for page in apps.get_model("home", "FormPage").objects.all():
        delete_expired(page)
