"""Every save and deletion of what pages show is a step of the site's version.

A step that is lost, as when a process dies right after the commit, makes pages old for `PAGE_CACHE_SECONDS` at most.
"""

from django.db.models.signals import m2m_changed, post_delete, post_save

from home.page_cache.version import is_shown, site_has_changed

# What a draft writes on its page: nothing of it is live.
DRAFTED = {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}


def connect():
    post_save.connect(row_saved, dispatch_uid="page_cache")
    post_delete.connect(row_deleted, dispatch_uid="page_cache")
    m2m_changed.connect(row_deleted, dispatch_uid="page_cache")


def row_saved(sender, update_fields=None, **kwargs):
    if is_shown(sender) and not (update_fields and DRAFTED.issuperset(update_fields)):
        site_has_changed()


def row_deleted(sender, **kwargs):
    if is_shown(sender):
        site_has_changed()
