from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Site")

    def ready(self):
        # Page classes exist only once all apps are loaded.
        from wagtail.models import Page  # noqa: PLC0415
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415

        from home import frame, picture_tasks  # noqa: PLC0415
        from home.documents import SiteDocument  # noqa: PLC0415
        from home.images import SiteImage  # noqa: PLC0415
        from home.library import LibraryPolicy  # noqa: PLC0415
        from home.page_cache import signals as page_cache  # noqa: PLC0415
        from home.page_rights import PagePolicy  # noqa: PLC0415
        from home.pages import guard_every_queryset  # noqa: PLC0415

        register_permission_policy(Page, PagePolicy(Page))
        # By exact class, which comes first: Wagtail registers its own policies for them when its turn comes.
        for model, rights_of in [(SiteImage, "wagtailimages.Image"), (SiteDocument, "wagtaildocs.Document")]:
            register_permission_policy(model, LibraryPolicy(model, auth_model=rights_of), exact_class=True)
        guard_every_queryset()
        frame.connect()
        page_cache.connect()
        picture_tasks.connect()
