"""What is left to do once somebody is erased, and done again each night."""

from django_tasks import task

from home.accounts.erasure.search_index import wipe_deleted_words


@task()
def wipe_search_index():
    """Safe to repeat. The index hears of an erasure by tasks of its own, which may come later: hence the sweep."""
    wipe_deleted_words()
