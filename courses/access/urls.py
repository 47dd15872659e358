from django.urls import path

from courses.access.files import lesson_file
from home import addresses  # noqa: F401 (registers `row`)

urlpatterns = [path("files/<row:lesson_id>/<row:document_id>/<str:filename>", lesson_file, name="lesson_file")]
