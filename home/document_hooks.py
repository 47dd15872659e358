"""Files and pictures of the library are for those who work with it; learners go through the lesson."""

from django.http import Http404
from wagtail import hooks
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

WORKS_WITH_IT = ["change", "choose"]  # What they mean for one file: `home.library`.


@hooks.register("before_serve_document")
def only_for_the_library(document, request):
    """A stranger is not even told that the document exists. Lesson files have their own guarded address."""
    policy = policy_registry.get_by_type(type(document))
    if not policy.user_has_any_permission_for_instance(request.user, WORKS_WITH_IT, document):
        raise Http404


class LibraryOnly:
    """Wagtail's API tells everybody with a way into the admin what lies in the library, and where."""

    def get_queryset(self):
        found = super().get_queryset()
        policy = policy_registry.get_by_type(found.model)
        return found & policy.instances_user_has_any_permission_for(self.request.user, WORKS_WITH_IT)


class LibraryDocuments(LibraryOnly, DocumentsAdminAPIViewSet):
    pass


class LibraryImages(LibraryOnly, ImagesAdminAPIViewSet):
    pass


@hooks.register("construct_admin_api", order=1000)  # After Wagtail's own, whose place these take.
def only_the_library_lists_its_files(router):
    router.register_endpoint("documents", LibraryDocuments)
    router.register_endpoint("images", LibraryImages)
