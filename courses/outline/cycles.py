"""Whether what leads to something else leads back to itself."""


def leads_to(graph, start, goal):
    """Whether `goal` is `start` or lies behind it. `graph`: for each key the keys it leads to; circles are borne."""
    seen, waiting = set(), [start]
    while waiting:
        key = waiting.pop()
        if key == goal:
            return True
        if key not in seen:
            seen.add(key)
            waiting.extend(graph.get(key, ()))
    return False
