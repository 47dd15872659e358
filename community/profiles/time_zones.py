"""Time zones to choose from, by their names in the world's database of them."""

from functools import lru_cache
from zoneinfo import available_timezones

REGIONS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
)  # fmt: skip


@lru_cache(maxsize=1)
def zones_by_region():
    """Choices for a form, a group for each region: [("Africa", [("Africa/Nairobi", "Nairobi"), …]), …]."""
    groups = {region: [] for region in REGIONS}
    for zone in sorted(available_timezones()):
        region, _slash, place = zone.partition("/")
        if place and region in groups:
            groups[region].append((zone, place.replace("_", " ").replace("/", ", ")))
    return list(groups.items())
