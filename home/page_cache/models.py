from django.db import models


class SiteVersion(models.Model):
    """How often something that pages show has changed. One row, made with the first change."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self):
        return str(self.number)
