"""What search engines are told about an article, in schema.org's words."""

from django.conf import settings


def article_data(page, authors, seo, request):
    """`seo` brings title, description, address and picture."""
    origin = f"{request.scheme}://{request.get_host()}"
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.title,
        "description": seo.description,
        "datePublished": page.date.isoformat(),
        "dateModified": (page.last_published_at.date() if page.last_published_at else page.date).isoformat(),
        "inLanguage": page.locale.language_code,
        "mainEntityOfPage": origin + seo.path,
        "author": [{"@type": "Person", "name": author.name} for author in authors],
        "image": origin + seo.image if seo.image else "",
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME, "url": origin + "/"},
    }
    return {name: value for name, value in data.items() if value}
