"""What holds everywhere. Values that differ between machines come from the environment, typed."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from .cms import *  # noqa: F403
from .floors import *  # noqa: F403
from .people import *  # noqa: F403
from .values import Environment

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"

env = Environment()

# The house, top floor first

OUR_FLOORS = ["learnsync", "community", "courses", "commerce", "home"]
OUR_APPS = [
    "learnsync",
    "community.profiles",
    "courses",
    "commerce",
    "home",
    "home.accounts",
]
INSTALLED_APPS = [
    *OUR_APPS,
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "learnsync.admin_users.AdminUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_q",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "home.page_cache.middleware.PageCacheMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "home.security.ContentSecurityPolicyMiddleware",
    "home.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "home.accounts.second_factor.SecondFactorMiddleware",
    "home.accounts.acting.middleware.ActingMiddleware",
    "courses.offline.middleware.ReaderMiddleware",
    "home.local_time.LocalTimeMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "home.error_pages.NotThisWayMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "learnsync.urls"
WSGI_APPLICATION = "learnsync.wsgi.application"
SITE_NAME = WAGTAIL_SITE_NAME = MFA_TOTP_ISSUER = "Learnsync"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.site",
            ],
            "builtins": ["home.templatetags.site", "home.templatetags.keeping"],
        },
    }
]

# Data

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR / "learnsync.sqlite3"}
DATABASES = {"default": env.database("DATABASE_URL", default=SQLITE)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    # Deferred transactions lose concurrent writes with "database is locked"; IMMEDIATE waits its turn.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
LOCAL_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    # Sign-in limits live here, so every worker must see the same cache.
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    ),
    # Their keys carry a version, so each process may keep its own.
    "template_fragments": {"BACKEND": LOCAL_MEMORY, "LOCATION": "fragments", "OPTIONS": {"MAX_ENTRIES": 2000}},
    "pages": {"BACKEND": LOCAL_MEMORY, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 500}},
    "renditions": {"BACKEND": LOCAL_MEMORY, "LOCATION": "renditions", "TIMEOUT": 600},
}

# Pages for strangers, kept whole in each process; see home/page_cache. 0 keeps none.
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=60)
# What an address may ask a kept page for. An address that asks for anything else gets a page of its own.
PAGE_CACHE_PARAMETERS = {"access", "language", "length", "level", "page", "sort", "topic", "untranslated"}
# Tables whose rows stand on pages that strangers see: when one changes, every kept page is gone.
PAGES_SHOW = {
    "wagtailcore.Locale",
    "wagtailcore.Page",
    "wagtailcore.PageViewRestriction",
    "wagtailcore.Site",
    "wagtailredirects.Redirect",
    "home.Banner",
    "home.ContactSettings",
    "home.PageTopic",
    "home.SiteDocument",
    "home.SiteFrame",
    "home.SiteImage",
    "courses.Course",
    "courses.Course_instructors",
    "courses.Course_topics",
    "courses.CourseEdition",
    "courses.Instructor",
    "courses.LearningPath",
    "courses.LearningPathEdition",
    "courses.Lesson",
    "courses.LessonEdition",
    "courses.PathStep",
    "courses.PathTarget",
    "courses.Prerequisite",
    "courses.ResourceVersion",
    "courses.SharedPassage",
    "courses.Topic",
}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"

# Background work: the code speaks the tasks API, django-q2 runs it

TASKS = {"default": {"BACKEND": "home.background.QueueBackend"}}
Q_CLUSTER = {
    "name": "learnsync",
    "workers": env.int("TASK_WORKERS", default=1, least=1),
    "timeout": 600,
    "retry": 660,
    "max_attempts": 5,
    "ack_failures": False,
    "catch_up": False,
    "save_limit": 500,
    "poll": 1,
    **({"redis": REDIS_URL} if REDIS_URL else {"orm": "default"}),
}

# Language and time. English has no prefix, Kiswahili is at /sw/

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("sw", _("Kiswahili"))]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["learnsync.formats"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Africa/Nairobi")
# Without this a translation of a live page would publish itself, unreviewed.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# The weekly look at links calls only the public internet, and these: "host:port"
LINK_CHECK_TRUSTED = []

# What a lesson may weigh, text and pictures as a phone loads them, in bytes; editors are shown it
LESSON_BUDGET_BYTES = env.int("LESSON_BUDGET_BYTES", default=250 * 1024, least=1)

# Days after which a page of text wants to be read again by somebody who writes
STALE_AFTER_DAYS = env.int("STALE_AFTER_DAYS", default=365, least=1)

# Search and discovery

POPULAR_DAYS = 90  # whose places count for "popular"
SEARCHES_KEPT_DAYS = 180
LEAST_PEOPLE_BEHIND = 5  # behind every "learners also took"

# Files

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "staticfiles"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
# Documents never lie under MEDIA_ROOT: one guarded view hands them out.
PRIVATE_MEDIA_ROOT = VAR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "home.private_files.PrivateFiles", "OPTIONS": {"location": PRIVATE_MEDIA_ROOT}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Mail

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Learnsync <hello@learnsync.test>")

# Security

EMBED_HOSTS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-src": [SELF, *EMBED_HOSTS],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "home.error_pages.form_not_sent"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# Closed for a while: by a variable, which takes a restart, or by a file, which takes none
MAINTENANCE = env.bool("MAINTENANCE", default=False)
MAINTENANCE_FILE = VAR / "maintenance"

# How large an imported archive may be, packed and unpacked, in bytes
IMPORT_MAX_ARCHIVE = env.int("IMPORT_MAX_ARCHIVE", default=50 * 1024 * 1024)
IMPORT_MAX_UNPACKED = env.int("IMPORT_MAX_UNPACKED", default=200 * 1024 * 1024)
IMPORT_MAX_FILES = env.int("IMPORT_MAX_FILES", default=2000)
IMPORT_MAX_TEXT = env.int("IMPORT_MAX_TEXT", default=5 * 1024 * 1024)  # of all pages together
IMPORT_MAX_SECONDS = env.int("IMPORT_MAX_SECONDS", default=30)  # of the processor's time, for reading a source

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # Each page saved and each task would be a line or three; the editors' own log and the queue's tables have them.
    "loggers": {name: {"level": "WARNING"} for name in ("wagtail", "django-q", "django_tasks")},
}
