"""A site that people rely on. It refuses to start with values that would put them at risk, naming the variable.

All variables: docs/reference/settings.md.
"""

from .base import *  # noqa: F403
from .base import env
from .values import refusal

if env.bool("DEBUG", default=False):
    raise refusal("DEBUG", "Production never runs with it: error pages would show passwords and keys. Take it out.")
DEBUG = False

SECRET_KEY = env.secret_key("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.secret_keys("OLD_SECRET_KEYS")
ALLOWED_HOSTS = env.host_names("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env.web_address("BASE_URL", schemes=("https",))
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Encryption: everything by HTTPS, and browsers remember it

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # Load balancers ask by plain HTTP, from inside.
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # Editors see previews of the site in a frame of the site.
    "security.W021",  # Preloading binds a whole domain for years, in every browser: its owner decides, not a check.
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

# A web server stands in front, as in every guide of ours, and says how the visitor came. With TRUSTED_PROXY_COUNT=0
# nobody does, and headers that claim so are not believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A password of the staff that leaks opens nothing by itself

SECOND_FACTOR_FOR_STAFF = env.bool("SECOND_FACTOR_FOR_STAFF", default=True)

# Mail: without it nobody can sign up

MAIL_SERVER = env.mail_server("EMAIL_URL")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = MAIL_SERVER["EMAIL_HOST"]
EMAIL_PORT = MAIL_SERVER["EMAIL_PORT"]
EMAIL_HOST_USER = MAIL_SERVER["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = MAIL_SERVER["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = MAIL_SERVER["EMAIL_USE_TLS"]
EMAIL_USE_SSL = MAIL_SERVER["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL")
ADMINS = [(address, address) for address in env.list("ADMINS", default=[])]
