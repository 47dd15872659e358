from django.apps import AppConfig


class LearnsyncConfig(AppConfig):
    name = "learnsync"
    verbose_name = "Learnsync"
