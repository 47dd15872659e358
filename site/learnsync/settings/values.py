"""Values from the environment: typed, and named when they are wrong."""

import os
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}
# Plain, encrypted after a greeting (STARTTLS), encrypted from the start.
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SEARCH_ENGINES = ["database", "elasticsearch7", "elasticsearch8", "elasticsearch9", "opensearch2", "opensearch3"]
SEARCH_SECONDS = 5
DATABASES = {"sqlite", "postgres", "postgresql"}
SHORTEST_KEY = 50
FEWEST_CHARACTERS = 12
HOW_TO_MAKE_A_KEY = 'Make one:  python -c "import secrets; print(secrets.token_urlsafe(50))"'

REQUIRED = object()


def refusal(name, why):
    return ImproperlyConfigured(f"The environment variable {name} is not right. {why}")


def sound_key(name, value):
    """The key, if nobody can know or guess it."""
    if "insecure" in value or "change-me" in value:
        raise refusal(name, f"This key is a placeholder that everybody knows. {HOW_TO_MAKE_A_KEY}")
    if len(value) < SHORTEST_KEY or len(set(value)) < FEWEST_CHARACTERS:
        raise refusal(name, f"It is too short or too plain for a key. {HOW_TO_MAKE_A_KEY}")
    return value


class Environment:
    """Reads variables; refuses a value of the wrong kind with a sentence that names the variable.

    An empty variable counts as not set. Defaults are handed back as they are.
    """

    def __init__(self, variables=os.environ):
        self.variables = variables

    def read(self, name, default, convert):
        value = self.variables.get(name, "").strip()
        if value:
            return convert(value)
        if default is REQUIRED:
            raise refusal(name, "It is not set.")
        return default

    def str(self, name, default=REQUIRED):
        return self.read(name, default, str)

    def list(self, name, default=REQUIRED):
        """Names between commas, such as `a.example.org, b.example.org`."""
        return self.read(name, default, lambda value: [part.strip() for part in value.split(",") if part.strip()])

    def bool(self, name, default=REQUIRED):
        def convert(value):
            if value.lower() in YES | NO:
                return value.lower() in YES
            raise refusal(name, f"“{value}” is neither yes nor no. Write true or false.")

        return self.read(name, default, convert)

    def int(self, name, default=REQUIRED, least=0):
        def convert(value):
            if not value.lstrip("-").isdecimal():
                raise refusal(name, f"“{value}” is not a whole number.")
            if int(value) < least:
                raise refusal(name, f"{value} is too small; the least is {least}.")
            return int(value)

        return self.read(name, default, convert)

    def one_of(self, name, names, default=REQUIRED):
        """One of the `names` there are."""

        def convert(value):
            if value not in names:
                raise refusal(name, f"“{value}” is none of: {', '.join(names)}.")
            return value

        return self.read(name, default, convert)

    def database(self, name, default=REQUIRED):
        """The address of a database. A wrong one is not repeated in the message: it may hold a password."""

        def convert(value):
            if urlsplit(value).scheme not in DATABASES:
                raise refusal(name, "Give an address such as postgres://name:password@127.0.0.1:5432/learnsync.")
            return environ.Env.db_url_config(value)

        return self.read(name, default, convert)

    def mail_server(self, name, default=REQUIRED):
        """The address of a mail server, as Django's e-mail settings. A wrong one is not repeated either."""

        def convert(value):
            parts = urlsplit(value)
            if parts.scheme not in MAIL_PORTS or not parts.hostname:
                raise refusal(name, "Give an address such as smtp+tls://name:password@mail.example.org:587.")
            return {
                "EMAIL_HOST": parts.hostname,
                "EMAIL_PORT": parts.port or MAIL_PORTS[parts.scheme],
                "EMAIL_HOST_USER": unquote(parts.username or ""),
                "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
                "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
                "EMAIL_USE_SSL": parts.scheme == "smtps",
            }

        return self.read(name, default, convert)

    def web_address(self, name, default=REQUIRED, schemes=("http", "https")):
        """Where the site is, without a slash at the end: https://learn.example.org"""

        def convert(value):
            parts = urlsplit(value)
            if parts.scheme not in schemes or not parts.hostname or parts.path not in {"", "/"} or parts.query:
                raise refusal(name, f"“{value}” is not an address such as {schemes[-1]}://learn.example.org.")
            return value.rstrip("/")

        return self.read(name, default, convert)

    def search_engine(self, engine):
        """What Wagtail needs to know of one of the `SEARCH_ENGINES`: where a server is, for all but the database."""
        backend = {"BACKEND": f"wagtail.search.backends.{engine}"}
        if engine == "database":
            return backend
        index = self.str("SEARCH_INDEX", default="learnsync")
        return {**backend, "URLS": self.addresses("SEARCH_URLS"), "INDEX": index, "TIMEOUT": SEARCH_SECONDS}

    def addresses(self, name):
        """Web addresses between commas, with a name and password in them or without. Wrong ones are not repeated."""
        found = self.list(name)
        if not found or not all(urlsplit(one).scheme in {"http", "https"} and urlsplit(one).hostname for one in found):
            raise refusal(name, "Give addresses such as https://name:password@search.example.org:9200.")
        return found

    def secret_key(self, name):
        """A key that nobody can know or guess."""

        return self.read(name, REQUIRED, lambda value: sound_key(name, value))

    def secret_keys(self, name):
        """Former secret keys, separated by commas. What they sign is believed, so they must be sound too."""
        return [sound_key(name, value) for value in self.list(name, default=[])]

    def host_names(self, name):
        """The names the site answers to, and no wildcard for every name there is."""
        names = self.list(name)
        if not names:
            raise refusal(name, "No host is named. Example: learn.example.org")
        if "*" in names or "." in names:
            raise refusal(name, "“*” would let anybody choose the site's address. Example: learn.example.org")
        return names
