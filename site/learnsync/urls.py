"""All addresses of the site. Learners' pages live inside `i18n_patterns`: the path alone decides the language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents.views.serve import serve as serve_document

from courses.offline.views import service_worker
from home.accounts.urls import own_data, site_doors, staff_doors
from home.dashboard import dashboard
from learnsync.admin_account import AccountView
from learnsync.crawlers import robots, sitemap
from learnsync.health import health

# Where limits of the frameworks are reached; ours call it themselves.
handler429 = "home.error_pages.too_many"

urlpatterns = [
    *staff_doors,
    path("admin/account/", require_admin_access(AccountView.as_view()), name="wagtailadmin_account"),
    path("admin/", include(wagtailadmin_urls)),
    # For those who work in the admin; learners get files through their lesson.
    re_path(r"^documents/(\d+)/(.*)$", serve_document, name="wagtaildocs_serve"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("healthz", health, name="health"),
    path("service-worker.js", service_worker, name="service_worker"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("", include("home.urls")),
    *i18n_patterns(
        *site_doors,
        *own_data,
        path("", include("community.profiles.urls")),
        path("accounts/", include("allauth.urls")),
        path("dashboard/", dashboard, name="dashboard"),
        path("", include("home.articles.urls")),
        path("", include("home.help.urls")),
        path("", include("courses.access.urls")),
        path("", include("courses.enrolment.urls")),
        path("", include("courses.offline.urls")),
        path("", include("courses.paths.urls")),
        path("", include("courses.progress.urls")),
        path("", include("courses.resources.urls")),
        path("", include("courses.discovery.urls")),
        path("", include("courses.surveys.urls")),
        path("", include("home.feature_requests.urls")),
        path("", include("courses.catalogue.urls")),
        prefix_default_language=False,
    ),
]
