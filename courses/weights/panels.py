"""What a lesson weighs, beside its text in the editor."""

from wagtail.admin.panels import HelpPanel

from courses.weights.weighing import weigh

HEAVIEST = 3


class WeightPanel(HelpPanel):
    """The draft that is open, against the budget, with the heaviest pictures by name."""

    def __init__(self, **options):
        super().__init__(**{"template": "courses/weights/panel.html", **options})

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            weight = weigh(self.instance, None)
            return {**context, "weight": weight, "heaviest": weight.pictures[:HEAVIEST]}
