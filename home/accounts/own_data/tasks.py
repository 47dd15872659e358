"""Copies are prepared in the background, and removed when their time is up."""

from django_tasks import task

from home.accounts.own_data import actions
from home.accounts.own_data.models import DataExport


@task()
def prepare_copy(token):
    """Prepare one copy, unless that is done already. Safe to repeat."""
    export = DataExport.objects.select_related("user").filter(token=token, state=DataExport.State.PREPARING).first()
    if export:
        actions.prepare(export)


@task()
def sweep_copies():
    actions.sweep()
