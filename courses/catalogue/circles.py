"""Pages that would lead back to themselves, by whatever language they are in."""

import json

from courses.outline.cycles import leads_to


def pages_that_lead_back(page, field, pages_in, raw):
    """Those of the pages chosen in `raw`, the stream `field` of `page`, that lead back to it: page id → title.

    `pages_in(raw)` says which pages a stream leads to. Drafts count like published pages: what is only drafted now will
    be published one day. One query.
    """
    keys, titles, graph = _written(type(page), field, pages_in)
    # The page itself is about to be rewritten. Its translations have no say.
    graph.pop(page.translation_key, None)
    chosen = {pk for pk in pages_in(raw) if pk in keys}
    return {pk: titles[pk] for pk in chosen if leads_to(graph, keys[pk], page.translation_key)}


def _written(model, field, pages_in):
    """Keys and titles of all pages of this type, and which of them each leads to, published or drafted."""
    keys, titles, written = {}, {}, []
    rows = model.objects.order_by().values_list(
        "pk", "translation_key", "title", field, f"latest_revision__content__{field}"
    )
    for pk, key, title, published, draft in rows:
        keys[pk], titles[pk] = key, title
        written += [(key, published.raw_data), (key, _raw(draft))]
    graph = {}
    for key, raw in written:
        graph.setdefault(key, set()).update(keys[pk] for pk in pages_in(raw) if pk in keys)
    return keys, titles, graph


def _raw(draft):
    """A revision keeps a stream as text inside its JSON."""
    return json.loads(draft) if isinstance(draft, str) else draft or []
