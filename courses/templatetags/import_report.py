from django import template

from courses.importing.report import remarks_on

register = template.Library()
register.filter("remarks", remarks_on)
