"""What the ground floor holds about a person."""

from django.utils.translation import gettext_lazy as _

from home.accounts.privacy import register

register(
    "home.SiteImage", "uploaded_by_user", _("Pictures uploaded"), export=["title"], on_erasure="anonymise",
    files=["file"],
)  # fmt: skip
register(
    "home.SiteDocument", "uploaded_by_user", _("Files uploaded"), export=["title"], on_erasure="anonymise",
    files=["file"],
)  # fmt: skip
register(
    "home.HelpAnswer", "person", _("Opinions on help pages"),
    export=["page_title", "language", "useful", "words", "answered_at"],
)  # fmt: skip
register("home.ContactSubmission", "sender", _("Forms sent"), export=["page__title", "form_data", "submit_time"])
register(
    "home.FeatureRequest", "person", _("What you asked for"),
    export=["title", "text", "state", "reply", "asked_at"],
)  # fmt: skip
