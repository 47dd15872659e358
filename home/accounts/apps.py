from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "home.accounts"
    label = "accounts"
    verbose_name = _("People")

    def ready(self):
        # Page and user classes exist only once all apps are loaded.
        from home.accounts import account_privacy, framework_privacy  # noqa: F401, PLC0415
        from home.accounts.audit.triggers import lay_triggers_after_migrate  # noqa: PLC0415
        from home.accounts.roles import setup_roles_after_migrate  # noqa: PLC0415

        autodiscover_modules("privacy")
        post_migrate.connect(lay_triggers_after_migrate, sender=self, dispatch_uid="lay_triggers")
        post_migrate.connect(setup_roles_after_migrate, sender=self, dispatch_uid="setup_roles")
