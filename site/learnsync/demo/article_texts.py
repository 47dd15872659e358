"""The demo's articles: three short ones, written for it."""

from datetime import date

# slug → English name, Swahili name, place
TOPICS = {
    "how-we-work": ("How we work", "Tunavyofanya kazi", 110),
    "learning-well": ("Learning well", "Kujifunza vizuri", 120),
}

LIST = {
    "slug": "articles",
    "title": "Articles",
    "lead": "What we learn while we make courses, and how to get more out of them.",
    "search_description": "Short articles about learning on a phone, and about how our courses are made.",
    "show_in_menus": False,
}

# `authors`: "card:…" is an instructor of that name, anything else a plain name.
ARTICLES = [
    {
        "slug": "ten-good-minutes",
        "title": "A lesson is ten good minutes",
        "lead": "Why our lessons are short, and what we leave out to keep them so.",
        "date": date(2026, 9, 14),
        "topics": ["how-we-work"],
        "authors": ["card:Achieng Odhiambo"],
        "body": """
<p>Most people who learn here do it between other things: on the way to work, while the shop is quiet, after the
children sleep. They do not have an hour. They have ten minutes, and a phone that may lose the signal at any of
them.</p> <h2>One idea</h2>
<p>So a lesson gets one idea. When we cannot say in a sentence what somebody can do afterwards, it is two lessons, or
none yet. The sentence stands at the top, so that you can hold us to it.</p>
<h2>One thing to do</h2>
<p>Reading alone feels like learning and rarely is. Each lesson ends with something small to try: add up a week, write
three lines, look at the last five messages on your own phone. If it takes longer than the reading, we make it
smaller.</p>
<h2>What we leave out</h2>
<p>History, mostly. Names of people who invented things. The second way of doing it, and the third. They are not bad;
they are for later, when the first way has become a habit. What we leave in is the mistake everybody makes, because you
will make it too, and it is good to have seen it before.</p>
""",
    },
    {
        "slug": "learn-on-a-weak-signal",
        "title": "How to learn on a weak signal",
        "lead": "Four habits that make a slow line matter less.",
        "date": date(2026, 10, 5),
        "topics": ["learning-well"],
        "authors": ["Cherono Ruto"],
        "body": """
<p>Our pages are light: a lesson with everything around it weighs less than one photo from a phone. Still, some evenings
nothing moves. These habits help.</p>
<h2>Open the next lesson before you need it</h2>
<p>At the market the line may be good, at home not. Open the lesson while it is, and leave the page open. It will still
be there when you sit down.</p>
<h2>Write by hand</h2>
<p>Keep a small notebook beside the phone. What you copy out in your own words you will find again without any signal at
all, and you will remember it better.</p>
<h2>Press once, and wait</h2>
<p>On a slow line it is tempting to press again. You need not: a lesson marked as done twice is done once, and a form
sent twice is taken once. Look at the top of the page for a line that says what happened.</p>
<h2>Let pictures wait</h2>
<p>The text comes first on every page. Begin to read; the pictures arrive when they can, and a lesson never depends on
one alone.</p>
""",
    },
    {
        "slug": "from-english-to-kiswahili",
        "title": "From English to Kiswahili, and what changes on the way",
        "lead": "A translation is not the same text in other words. Three things we learnt with the first course.",
        "date": date(2026, 11, 2),
        "topics": ["how-we-work"],
        "authors": ["card:Achieng Odhiambo", "Njeri Waweru"],
        "body": """
<p>The course about M-Pesa for small shops was written in English first and then in Kiswahili. We thought the second
would take half the time. It took longer, and made the first one better.</p>
<h2>Words people use at the counter</h2>
<p>Nobody at a till says “transaction reference”. They say <i>namba ya muamala</i>, or just show the message. We now
begin with the words on the phone’s own screen, in both languages, and explain from there.</p>
<h2>Short sentences travel</h2>
<p>A sentence with three commas in English becomes a knot in Kiswahili. Wherever the translator sighed, we cut the
English sentence in two. Readers of both versions thank her.</p>
<h2>The examples stay, the sums change</h2>
<p>A price that is right in Nairobi may be wrong in Mwanza. We keep the story and let whoever translates choose the
figures, so that they look like a day one has really had.</p>
""",
    },
]
