"""Tasks in tests run at once. Those that bring an index up to date may wait until all that is being made is there.

A page that is added, saved as a draft and published is indexed three times, which takes longer than making it. Only the
last time counts: so factories write inside `indexed_once()`.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django_tasks.backends.immediate import ImmediateBackend

INDEXING = {"modelsearch.tasks.insert_or_update_object_task", "wagtail.tasks.update_reference_index_task"}

_waiting = ContextVar("waiting", default=None)


class TestBackend(ImmediateBackend):
    __test__ = False

    def enqueue(self, task, args, kwargs):
        waiting = _waiting.get()
        if waiting is None or task.module_path not in INDEXING:
            return super().enqueue(task, args, kwargs)
        waiting[task.module_path, str(args), str(kwargs)] = task, args, kwargs
        return None


@contextmanager
def indexed_once():
    """What is saved in here gets into search and references when it is left, the outermost one where several are."""
    if _waiting.get() is not None:
        yield
        return
    token = _waiting.set({})
    try:
        yield
    finally:
        waiting = _waiting.get()
        _waiting.reset(token)
    for task, args, kwargs in waiting.values():
        task.enqueue(*args, **kwargs)
