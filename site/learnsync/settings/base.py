"""What holds everywhere. Values that differ between machines come from the environment, typed."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from .values import SEARCH_ENGINES, Environment

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"

environ.Env.read_env(ROOT / ".env")
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
SITE_NAME = "Learnsync"

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
            "builtins": ["home.templatetags.site"],
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

# People

# The demo's people share a password that everybody knows: only dev and test allow them.
DEMO_ALLOWED = False
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["home.accounts.backends.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "display_name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "home.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "home.accounts.names.name_of"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "home.accounts.forms.SignupDetails"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Mail is slow on some lines. Every code lives this long, and every page and mail says so.
CODE_MINUTES = 15
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_MINUTES * 60
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_MINUTES * 60
# A sign-in that has begun outlives its code, so that the page can say what has run out.
ACCOUNT_LOGIN_TIMEOUT = 2 * CODE_MINUTES * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Known and unknown addresses get the same answers; what differs is only in the mail.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_FORMS = {
    "signup": "home.accounts.entrance_forms.SignupForm",
    "login": "home.accounts.entrance_forms.LoginForm",
    "request_login_code": "home.accounts.entrance_forms.RequestLoginCodeForm",
    "confirm_login_code": "home.accounts.entrance_forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "home.accounts.entrance_forms.ConfirmEmailVerificationCodeForm",
    "confirm_password_reset_code": "home.accounts.entrance_forms.ConfirmPasswordResetCodeForm",
    "reset_password": "home.accounts.entrance_forms.ResetPasswordForm",
    "reset_password_from_key": "home.accounts.entrance_forms.ResetPasswordKeyForm",
    "set_password": "home.accounts.entrance_forms.SetPasswordForm",
    "change_password": "home.accounts.entrance_forms.ChangePasswordForm",
    "add_email": "home.accounts.entrance_forms.AddEmailForm",
    "reauthenticate": "home.accounts.entrance_forms.ReauthenticateForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Whoever works in the admin must have a second factor, and each session of theirs must have used it.
SECOND_FACTOR_FOR_STAFF = env.bool("SECOND_FACTOR_FOR_STAFF", default=False)
MFA_ADAPTER = "home.accounts.second_factor_adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "home.accounts.second_factor_forms.AuthenticateForm",
    "reauthenticate": "home.accounts.second_factor_forms.ReauthenticateForm",
    "activate_totp": "home.accounts.second_factor_forms.ActivateTOTPForm",
    "add_webauthn": "home.accounts.second_factor_forms.AddWebAuthnForm",
    "edit_webauthn": "home.accounts.second_factor_forms.EditWebAuthnForm",
}
MFA_TOTP_ISSUER = SITE_NAME
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
USERSESSIONS_TRACK_ACTIVITY = False

# The CMS

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = env.web_address("BASE_URL", default="http://127.0.0.1:8000")
WAGTAILIMAGES_IMAGE_MODEL = "home.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.library_forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
# Photos; screenshots are saved finer, see home/pictures.py.
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_JPEG_QUALITY = 78
WAGTAILDOCS_DOCUMENT_MODEL = "home.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.library_forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "epub",
    "json",
    "m4a",
    "md",
    "mp3",
    "odp",
    "ods",
    "odt",
    "ogg",
    "pdf",
    "pptx",
    "py",
    "txt",
    "vtt",
    "wav",
    "webm",
    "mp4",
    "xlsx",
    "zip",
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# The database looks for words itself; a search server of one's own is for very large sites
SEARCH_BACKEND = env.one_of(SEARCH_ENGINES, "SEARCH_BACKEND", default="database")
WAGTAILSEARCH_BACKENDS = {"default": env.search_engine(SEARCH_BACKEND)}
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # A long lesson posts a field for each part of each block.

# Floors call upwards only through these names

PAGE_REALMS = ["courses.access.page_rights.course_realms"]  # pages that are not everybody's in the admin
PAGE_DELETION_GUARDS = ["courses.outline.guards.OutlineGuard", "courses.paths.guards.PathGuard"]
PICTURE_USES = [  # classes that say who shows which pictures: their sizes are made in the background
    "home.picture_making.OnEveryPage",
    "home.picture_making.OnArticles",
    "courses.weights.picture_use.InCourses",
]
AUTHOR_CARDS = "courses.Instructor"  # snippets with name, role and picture that may have written an article
OUTBOX_CONSUMERS = {  # event: the dotted paths of functions that are called with it
    "course_completed": ["courses.paths.consumers.course_completed"],
    "learning_path_changed": ["courses.paths.consumers.path_changed"],
}
SWEEPS = {  # task: minutes between its runs
    "home.outbox.tasks.deliver_waiting_events": 1,
    "home.upkeep.refresh_statistics": 24 * 60,
    "home.picture_tasks.mend_pictures": 24 * 60,
    "home.accounts.erasure.tasks.wipe_search_index": 24 * 60,
    "home.accounts.own_data.tasks.sweep_copies": 60,
    "home.contact.tasks.delete_expired_submissions": 24 * 60,
    "courses.importing.tasks.delete_expired_uploads": 60,
    "courses.discovery.tasks.count_learners": 24 * 60,
    "courses.searches.tasks.forget_old_searches": 24 * 60,
    "courses.outline.tasks.rebuild_waiting": 5,
    "courses.outline.tasks.sweep_outline": 24 * 60,
    "courses.paths.tasks.sweep_paths": 60,
    "courses.resources.tasks.check_links": 7 * 24 * 60,
}
DASHBOARD_PANELS = [
    "courses.progress.panels.CoursesPanel",
    "courses.offline.panels.KeptCourses",
    "courses.progress.panels.WeekPanel",
    "courses.paths.panels.PathsPanel",
    "courses.discovery.panels.SuggestedCourses",
    "courses.progress.panels.SavedPanel",
]
# While support looks as a learner: what may be sent in the learner's place, and first parts of addresses not shown.
ACTING_MAY_SEND = ["enrol", "mark_done", "undo_done", "save_course", "save_lesson", "tick_checklist"]
ACTING_CLOSED = ["accounts", "admin", "django-admin", "documents"]
HOME_PANELS = [
    "courses.catalogue.panels.ContinueReading",
    "courses.catalogue.panels.NewestCourses",
    "courses.paths.panels.PathShelf",
    "courses.catalogue.panels.FirstLesson",
    "home.articles.panels.NewestArticles",
]
# What every page needs to know of the person who asks: read along with the person, so it costs no query
PERSON_FACTS = {"time_zone": "profile__time_zone", "small_picture": "profile__small_picture"}
COURSE_PANELS = ["courses.offline.panels.KeepCourse", "courses.discovery.panels.RelatedCourses"]
COMPLETED_PANELS = ["courses.surveys.panels.SurveyPanel"]  # on the last page of a course
LESSON_PANELS = []
SEARCH_PANELS = ["community.profiles.finding.PeopleFound"]  # what else the search finds, below courses and pages

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
