"""Whose answer to "was this useful?" is whose: a person's by the account, a stranger's by the session."""

from home.help.models import HelpAnswer

IN_SESSION = "help_answers"  # Key of the page and language → number of the answer.


def answer_of(request, page):
    """What this reader said about the page, or None. No query for a stranger who has said nothing."""
    if request.user.is_authenticated:
        return _answers_on(page).filter(person=request.user).first()
    number = request.session.get(IN_SESSION, {}).get(_key(page))
    return _answers_on(page).filter(pk=number, person=None).first() if number else None


def remember(request, page, answer):
    """Let a stranger find the own answer again, for as long as the session lasts."""
    if not request.user.is_authenticated:
        request.session[IN_SESSION] = {**request.session.get(IN_SESSION, {}), _key(page): answer.pk}


def _answers_on(page):
    return HelpAnswer.objects.filter(page_key=page.translation_key, language=page.locale.language_code)


def _key(page):
    return f"{page.translation_key}/{page.locale.language_code}"
