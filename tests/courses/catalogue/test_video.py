import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from courses.catalogue.video import film_of

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"
VIMEO = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("https://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ", YOUTUBE),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s", f"{YOUTUBE}&start=90"),
        ("https://youtu.be/dQw4w9WgXcQ?t=90", f"{YOUTUBE}&start=90"),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", YOUTUBE),
        ("https://vimeo.com/76979871", VIMEO),
        ("https://player.vimeo.com/video/76979871", VIMEO),
        ("https://vimeo.com/76979871/8272103f6e", f"{VIMEO}&h=8272103f6e"),
    ],
)
def test_addresses_people_copy_lead_to_the_player(address, player):
    assert film_of(address).player_url == player


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com@example.org/watch?v=dQw4w9WgXcQ",
        "javascript://youtube.com/%0aalert(1)//watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=short",
        'https://www.youtube.com/watch?v=dQw4w9WgX"c',
        "https://www.youtube.com/playlist?list=PL1234567890",
        "https://vimeo.com/about",
        "https://vimeo.com/76979871?h=zz",
    ],
)
def test_other_addresses_are_refused(address):
    with pytest.raises(ValidationError):
        film_of(address)


def test_players_are_on_the_sites_the_content_policy_allows():
    films = [film_of("https://youtu.be/dQw4w9WgXcQ"), film_of("https://vimeo.com/76979871")]

    assert ["/".join(film.player_url.split("/")[:3]) for film in films] == settings.EMBED_HOSTS
