"""Once a week every link is looked at. Safe to repeat."""

from django.utils import timezone
from django_tasks import task

from courses.resources.link_check import look_at
from courses.resources.models import LinkCheck, ResourcePage


@task()
def check_links():
    """Look at the link of every published resource; what has none any more leaves the report."""
    pages = ResourcePage.objects.live().exclude(link="").order_by("pk")
    LinkCheck.objects.exclude(page__in=pages).delete()
    for pk, link in pages.values_list("pk", "link"):
        check_link(pk, link)


def check_link(pk, link):
    """No transaction is held while the other site takes its time."""
    finding = look_at(link)
    before = LinkCheck.objects.filter(page_id=pk, link=link).first()
    failures = (before.failures if before else 0) + 1 if finding.is_broken else 0
    LinkCheck.objects.update_or_create(
        page_id=pk,
        defaults={
            "link": link,
            "is_broken": finding.is_broken,
            "finding": finding.words[:255],
            "failures": failures,
            "checked_at": timezone.now(),
        },
    )
