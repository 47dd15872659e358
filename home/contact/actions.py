"""What happens to a form that was sent."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from home.contact.models import ContactSubmission
from home.mail import send_to_address
from home.site_settings import ContactSettings


@transaction.atomic
def take_submission(page, data, sender=None):
    """Keep what was sent by a form, and mail it to the site's contact address, if there is one."""
    submission = ContactSubmission.objects.create(page=page, form_data=data, sender=sender)
    address = ContactSettings.of_the_site().email
    if page.mail_is_sent and address:
        fields = list(page.get_form_fields())
        context = {
            "form_title": page.title,
            "answers": [(field.label, _in_one_paragraph(data.get(field.clean_name, ""))) for field in fields],
            "url": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailforms:list_submissions", args=[page.pk]),
        }
        addresses = (data.get(field.clean_name, "") for field in fields if field.field_type == "email")
        send_to_address(address, "mail/form_sent", context, reply_to=next(filter(None, addresses), ""))
    return submission


def delete_expired(page):
    """Delete what was sent longer ago than the page keeps it; says how many. Safe to repeat."""
    oldest = timezone.now() - timedelta(days=page.keep_days)
    deleted, _by_model = ContactSubmission.objects.filter(page=page, submit_time__lt=oldest).delete()
    return deleted


def _in_one_paragraph(value):
    """So that nothing a stranger writes becomes a button or a footer of the mail: see `home.mail`."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "\n".join(line.strip() for line in str(value).splitlines() if line.strip(" \t-"))
