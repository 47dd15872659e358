"""One of every block of a lesson, the nested ones too, with a word of its own in every text."""

import uuid

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from courses.models import SharedPassage

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><path d="M0 0h40v20H0z"/></svg>'
)


def block(block_type, value):
    return {"type": block_type, "id": str(uuid.uuid4()), "value": value}


def items(*values):
    """Items of a list as they are stored: each with an id, or they get a new one at every load."""
    return [{"type": "item", "id": str(uuid.uuid4()), "value": value} for value in values]


def make_image(title="Picture", filename="picture.png", width=800, height=600):
    file = get_test_image_file(filename=filename, size=(width, height))
    return get_image_model().objects.create(title=title, file=file)


def make_drawing(title="Drawing", filename="drawing.svg", content=DRAWING):
    image = get_image_model()(title=title, file=ContentFile(content.encode(), name=filename))
    image._set_image_file_metadata()
    image.save()
    return image


def make_document(filename="cash-book.csv", content=b"day,sum\nMonday,2400\n", title=None):
    file = ContentFile(content, name=filename)
    document = get_document_model()(title=title or filename, file=file)
    document._set_document_file_metadata()
    document.save()
    return document


def make_passage(name, body, *, publish=True):
    passage = SharedPassage(name=name, body=body, locale=Locale.get_default(), live=False)
    passage.save()
    if publish:
        passage.save_revision().publish()
    return SharedPassage.objects.get(pk=passage.pk)


def every_block(canary="CANARY"):
    """Raw stream data with one of every block type; each text carries `<canary>-<where it stands>`.

    Attachments are real: a picture, a drawing, a film with captions, a sound, a file. The words in notes for
    instructors begin with `<canary>-instructor_note`: those no learner may ever see.
    """
    return _Blocks(canary).lesson()


class _Blocks:
    def __init__(self, canary):
        self.canary = canary

    def word(self, *where):
        return "-".join([self.canary, *where])

    def file_name(self, where, ending):
        return f"{self.word(where)}{ending}"

    def paragraph(self, *where):
        return f"<p>{self.word(*where)}</p>"

    def lesson(self):
        return [
            block("objectives", {"points": items(self.paragraph("objectives"), self.paragraph("objectives-2"))}),
            block("questions", {"points": items(self.paragraph("questions"))}),
            *self.content(""),
            *self.containers(""),
            block("callout", {"kind": "warning", "title": self.word("outer-title"), "content": self.nested("outer-")}),
            block("exercise", {"title": self.word("exercise-title"), "content": self.exercise()}),
            block("key_points", {"points": items(self.paragraph("key_points"))}),
            block("shared_passage", {"passage": make_passage(self.word("passage"), self.text("passage")).pk}),
        ]

    def exercise(self):
        return [
            *self.nested("exercise-"),
            block("hint", {"title": self.word("hint-title"), "content": self.text("hint-content")}),
            block("solution", {"title": self.word("solution-title"), "content": self.nested("solution-")}),
        ]

    def nested(self, at):
        return [*self.text(f"{at}content"), *self.containers(at)]

    def fold_content(self, at):
        """The fold of the lesson itself holds everything that may stand in a fold; the inner ones a paragraph."""
        return self.text(f"{at}fold-content") if at else self.content("fold-")

    def text(self, *where):
        return [block("rich_text", self.paragraph(*where))]

    def content(self, at):
        """All that may stand in the smallest container."""
        image = make_image(self.word(f"{at}image-in-library"), self.file_name(f"{at}image-file", ".png"))
        drawing = make_drawing(self.word(f"{at}drawing-in-library"), self.file_name(f"{at}drawing-file", ".svg"))
        return [
            block("heading", {"text": self.word(f"{at}heading"), "level": "2"}),
            block(
                "rich_text",
                f"<p>{self.word(f'{at}rich_text')} <kbd>Ctrl</kbd> <b>bold</b></p>"
                f"<ul><li>{self.word(f'{at}rich_text-item')}</li></ul>",
            ),
            block(
                "image",
                {
                    "image": image.pk,
                    "alt": self.word(f"{at}image-alt"),
                    "decorative": False,
                    "caption": self.paragraph(f"{at}image-caption"),
                },
            ),
            block(
                "image",
                {"image": drawing.pk, "alt": "", "decorative": True, "caption": self.paragraph(f"{at}drawing-caption")},
            ),
            block("gallery", self.gallery(at, image, drawing)),
            block(
                "code",
                {
                    "code": f"# {self.word(f'{at}code')}\nfor day in week:\n    print(day)",
                    "language": "python",
                    "name": self.word(f"{at}code-name"),
                    "marked_lines": "2-3",
                },
            ),
            block("output", {"text": self.word(f"{at}output"), "kind": "output"}),
            block("code", {"code": "print(1", "language": "python", "name": "", "marked_lines": ""}),
            block("output", {"text": self.word(f"{at}output-error"), "kind": "error"}),
            block("table", {"caption": self.word(f"{at}table-caption"), "table": self.table(at)}),
            block("quote", {"text": self.paragraph(f"{at}quote"), "source": self.word(f"{at}quote-source")}),
            block("math", {"latex": r"\frac{a + b}{2}", "spoken": self.word(f"{at}math-spoken")}),
            *self.media(at),
        ]

    def media(self, at):
        film = make_document(
            self.file_name(f"{at}film-file", ".mp4"),
            b"\0\0\0\x18ftypmp42" + self.word(f"{at}film-content").encode(),
            self.word(f"{at}film-in-library"),
        )
        captions = make_document(
            self.file_name(f"{at}captions-file", ".vtt"),
            f"WEBVTT\n\n00:00.000 --> 00:02.000\n{self.word(f'{at}captions')}\n".encode(),
        )
        sound = make_document(
            self.file_name(f"{at}sound-file", ".mp3"),
            b"ID3" + self.word(f"{at}sound-content").encode(),
            self.word(f"{at}sound-in-library"),
        )
        sheet = make_document(
            self.file_name(f"{at}file-file", ".csv"), f"day,sum\n{self.word(f'{at}file-content')},1\n".encode()
        )
        poster = make_image(self.word(f"{at}poster-in-library"), self.file_name(f"{at}poster-file", ".png"), 640, 360)
        return [
            block(
                "video",
                {
                    "title": self.word(f"{at}video-title"),
                    "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                    "file": None,
                    "poster": poster.pk,
                    "captions": None,
                    "minutes": 4,
                    "transcript": self.paragraph(f"{at}video-transcript"),
                },
            ),
            block(
                "video",
                {
                    "title": self.word(f"{at}video-file-title"),
                    "url": "",
                    "file": film.pk,
                    "poster": None,
                    "captions": captions.pk,
                    "minutes": 2,
                    "transcript": self.paragraph(f"{at}video-file-transcript"),
                },
            ),
            block(
                "audio",
                {
                    "title": self.word(f"{at}audio-title"),
                    "file": sound.pk,
                    "transcript": self.paragraph(f"{at}audio-transcript"),
                },
            ),
            block(
                "file",
                {
                    "file": sheet.pk,
                    "title": self.word(f"{at}file-title"),
                    "description": self.word(f"{at}file-description"),
                },
            ),
            block("embed", {"url": "https://vimeo.com/76979871", "title": self.word(f"{at}embed-title")}),
            *self.sets(at),
            block(
                "attribution",
                {
                    "title": self.word(f"{at}attribution-title"),
                    "author": self.word(f"{at}attribution-author"),
                    "url": "https://example.org/stalls",
                    "licence": "by-sa",
                    "changes": self.word(f"{at}attribution-changes"),
                },
            ),
        ]

    def gallery(self, at, *images):
        pictures = [
            {
                "image": image.pk,
                "alt": self.word(f"{at}gallery-alt-{number}"),
                "decorative": False,
                "caption": self.paragraph(f"{at}gallery-caption-{number}"),
            }
            for number, image in enumerate(images, start=1)
        ]
        return {"title": self.word(f"{at}gallery-title"), "pictures": items(*pictures)}

    def sets(self, at):
        """Things side by side or one after the other."""
        sides = [
            {
                "heading": self.word(f"{at}comparison-{name}"),
                "points": items(self.paragraph(f"{at}comparison-{name}-point")),
            }
            for name in ("first", "second")
        ]
        term = {
            "term": self.word(f"{at}definitions-term"),
            "meaning": self.paragraph(f"{at}definitions-meaning"),
        }
        event = {
            "when": self.word(f"{at}timeline-when"),
            "what": self.word(f"{at}timeline-what"),
            "text": self.paragraph(f"{at}timeline-text"),
        }
        return [
            block("comparison", {"title": self.word(f"{at}comparison-title"), "sides": items(*sides)}),
            block("definitions", {"title": self.word(f"{at}definitions-title"), "terms": items(term)}),
            block(
                "timeline", {"title": self.word(f"{at}timeline-title"), "events": items(event, {**event, "when": ""})}
            ),
        ]

    def table(self, at):
        return {
            "columns": [
                {"type": "text", "heading": self.word(f"{at}table-heading")},
                {"type": "number", "heading": self.word(f"{at}table-heading-2")},
            ],
            "rows": [{"values": [self.paragraph(f"{at}table-cell"), self.word(f"{at}table-number")]}],
            "caption": "",
        }

    def callout(self, at):
        return {"kind": "tip", "title": self.word(f"{at}callout-title"), "content": self.text(f"{at}callout-content")}

    def containers(self, at):
        """All that holds content and may itself stand in a callout or a solution."""
        return [
            block("fold", {"title": self.word(f"{at}fold-title"), "content": self.content(f"{at}fold-")})
            if not at
            else block("fold", {"title": self.word(f"{at}fold-title"), "content": self.text(f"{at}fold-content")}),
            block(
                "accordion",
                {
                    "sections": items(
                        {"title": self.word(f"{at}accordion-1"), "content": self.text(f"{at}accordion-1-content")},
                        {"title": self.word(f"{at}accordion-2"), "content": self.text(f"{at}accordion-2-content")},
                    )
                },
            ),
            block("callout", self.callout(at)),
            block(
                "steps", {"steps": items({"content": self.text(f"{at}step-1")}, {"content": self.text(f"{at}step-2")})}
            ),
            block(
                "tabs",
                {
                    "tabs": items(
                        {"title": self.word(f"{at}tab-1-title"), "content": self.text(f"{at}tab-1-content")},
                        {"title": self.word(f"{at}tab-2-title"), "content": self.text(f"{at}tab-2-content")},
                    )
                },
            ),
            block(
                "checklist",
                {
                    "title": self.word(f"{at}checklist-title"),
                    "items": items(self.paragraph(f"{at}checklist-1"), self.paragraph(f"{at}checklist-2")),
                },
            ),
            block(
                "instructor_note",
                {
                    "title": self.word("instructor_note", f"{at}title"),
                    "content": self.text("instructor_note", f"{at}content"),
                },
            ),
        ]
