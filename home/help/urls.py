from django.urls import path

from home import addresses  # noqa: F401 (it makes `<row:…>` known)
from home.help.views import help_answer

urlpatterns = [path("help-answers/<row:page_id>/", help_answer, name="help_answer")]
