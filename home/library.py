"""Who sees which files and pictures of the library.

Most of them stand in lessons that are paid for. So the right to choose is not the right to see everything.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Q
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry


class LibraryPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's rights on collections, but "choose" alone shows no more than one can see elsewhere in the admin.

    That is: what one has uploaded, and what stands on a page that one works with. Who may change all files of a
    collection sees all of it.
    """

    def __init__(self, model, auth_model):
        super().__init__(model, auth_model=auth_model, owner_field_name="uploaded_by_user")

    def user_has_any_permission_for_instance(self, user, actions, instance):
        others = set(actions) - {"choose"}
        if others and super().user_has_any_permission_for_instance(user, others, instance):
            return True
        return "choose" in actions and self._choosable(user).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user, actions):
        others = set(actions) - {"choose"}
        found = super().instances_user_has_any_permission_for(user, others)
        return found | self._choosable(user) if "choose" in actions else found

    def _choosable(self, user):
        choosable = super().instances_user_has_any_permission_for(user, ["choose"])
        if user.is_superuser or not user.is_authenticated:
            return choosable
        seen = Q(uploaded_by_user=user) | Q(collection__in=self._collections_with_perm(user, ["change"]))
        return choosable.filter(seen | Q(pk__in=self._on_pages_of(user)))

    def _on_pages_of(self, user):
        pages = policy_registry.get_by_type(Page).explorable_instances(user)
        found = ReferenceIndex.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id__in=pages.annotate(key=Cast("pk", CharField())).values("key"),
            to_content_type=ContentType.objects.get_for_model(self.model),
        )
        return found.annotate(key=Cast("to_object_id", BigIntegerField())).values("key")
