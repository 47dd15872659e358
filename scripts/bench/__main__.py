"""`make bench`: builds the school once for each size, measures, and prints a table in Markdown."""

import os
import platform
import sys
from datetime import date

sys.path[:0] = ["site", "."]
os.environ["DJANGO_SETTINGS_MODULE"] = "scripts.bench.settings"


def main(size):
    os.environ.setdefault("DATABASE_URL", f"sqlite:///var/bench-{size}.sqlite3")
    import django  # noqa: PLC0415 - the settings come first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - needs the apps
    from django.db import connection  # noqa: PLC0415

    from courses.models import Course  # noqa: PLC0415
    from scripts.bench.content import School  # noqa: PLC0415
    from scripts.bench.measuring import Server, count_queries, median_milliseconds  # noqa: PLC0415
    from scripts.bench.probes import probes, trivial  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if not Course.objects.exists():
        School(size, say=lambda words: print(f"  built: {words}", file=sys.stderr)).build()
        with connection.cursor() as cursor:
            cursor.execute("analyze")
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    print(f"\n{date.today()}, {connection.vendor}, size {size}, {machine}\n")
    print("| Page | Queries | ms in process | trivial ms | requests/s | trivial requests/s | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with Server() as server:
        for probe in probes():
            queries, answer = count_queries(probe)
            beside = trivial(probe, answer)
            ours, least = median_milliseconds(probe), median_milliseconds(beside)
            rates = server.requests_a_second(probe), server.requests_a_second(beside)
            print(line(f"{probe.name} ({answer.size / 1000:.0f} KB)", queries, ours, least, *rates))


def line(name, queries, ours, least, rate, least_rate):
    if rate is None:
        return f"| {name} | {queries} | {ours:.2f} | {least:.2f} | – | – | {least / ours:.2f} (by ms) |"
    return (
        f"| {name} | {queries} | {ours:.2f} | {least:.2f} | {rate:.0f} | {least_rate:.0f} | {rate / least_rate:.2f} |"
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "small")
