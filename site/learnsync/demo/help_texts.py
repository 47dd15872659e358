"""The demo's help centre, in our own words: what the site does today. A real site goes on from here."""

# slug → English name, Swahili name, place
TOPICS = {
    "getting-in": ("Getting in", "Kuingia", 10),
    "learning": ("Learning", "Kujifunza", 20),
    "your-account": ("Your account and data", "Akaunti na data yako", 30),
}

CENTRES = {
    "en": {
        "slug": "help",
        "title": "Help",
        "lead": "Short answers to what people ask us most.",
        "search_description": "How to sign in, take a course, change your language and look after your data.",
        "show_in_menus": True,
    },
    "sw": {
        "slug": "msaada",
        "title": "Msaada",
        "lead": "Majibu mafupi kwa maswali tunayoulizwa mara nyingi.",
        "search_description": "Jinsi ya kuingia, kusoma kozi, kubadili lugha na kutunza data yako.",
        "show_in_menus": True,
    },
}

# English first; a page may come in Kiswahili too.
PAGES = [
    {
        "topic": "getting-in",
        "en": {
            "slug": "sign-in-without-a-password",
            "title": "How do I sign in without a password?",
            "lead": "We send a code to your mail. Type it in, and you are signed in.",
            "body": """
<ol><li>Press <b>Sign in</b> at the top of any page, then <b>Sign in with a code</b>.</li>
<li>Write the e-mail address of your account.</li>
<li>Open the mail from us and type the code into the page that is waiting.</li></ol>
<p>The code works once, and for 15 minutes. You may also have a password: both ways lead to the same account.</p>
""",
        },
        "sw": {
            "slug": "kuingia-bila-nenosiri",
            "title": "Nitaingiaje bila nenosiri?",
            "lead": "Tunatuma msimbo kwenye barua pepe yako. Uandike, na utakuwa umeingia.",
            "body": """
<ol><li>Bonyeza <b>Ingia</b> juu ya ukurasa wowote, kisha chagua kuingia kwa msimbo.</li>
<li>Andika barua pepe ya akaunti yako.</li>
<li>Fungua barua tuliyokutumia, na uandike msimbo kwenye ukurasa unaosubiri.</li></ol>
<p>Msimbo hutumika mara moja, ndani ya dakika 15. Unaweza pia kuwa na nenosiri: njia zote mbili huingia kwenye akaunti
ile ile.</p>
""",
        },
    },
    {
        "topic": "getting-in",
        "en": {
            "slug": "no-code-in-my-mail",
            "title": "The code does not come",
            "lead": "Look in the junk folder first, then ask for a new one. Only the newest code counts.",
            "body": """
<ul><li>Mail may take a minute or two. Wait that long before you ask again.</li>
<li>Look in the folder for junk or promotions.</li>
<li>Look at the address on the page: one wrong letter sends the code to somebody else.</li>
<li>Ask for a new code. The older ones stop working then, so use the one that came last.</li></ul>
<p>Too many codes in a short time are held back, to keep strangers from filling your mail. After a few minutes it works
again.</p>
""",
        },
    },
    {
        "topic": "getting-in",
        "en": {
            "slug": "forgotten-password",
            "title": "I have forgotten my password",
            "lead": "Ask for a new one with a code from your mail. You are signed in right after.",
            "body": """
<p>On the page for signing in, choose <b>Forgotten?</b> beside the password. We send a code; with it you choose a new
password of at least ten characters. A few words together are easy to keep in mind and hard to guess.</p>
<p>Nobody here can see your password, and nobody will ever ask you for it. Whoever does is not from us.</p>
""",
        },
    },
    {
        "topic": "learning",
        "en": {
            "slug": "begin-a-course",
            "title": "How do I begin a course?",
            "lead": "Open it in the catalogue, read a lesson or two, and enrol when you like it.",
            "body": """
<p>Every course begins with lessons that anybody may read. To go on, press <b>Enrol</b> on the page of the course; you
need an account for that. A course marked <b>Open to everyone</b> needs neither.</p>
<p>Your courses stand under <b>My learning</b>. <b>Continue</b> leads to where you stopped, on any device you are signed
in on.</p>
<h2>Changed your mind?</h2>
<p>At the foot of the page of the course you may leave it. What you have done stays on record: enrol again, and you go
on where you were.</p>
""",
        },
        "sw": {
            "slug": "kuanza-kozi",
            "title": "Nitaanzaje kozi?",
            "lead": "Ifungue kwenye orodha ya kozi, soma somo moja au mawili, kisha ujiunge ukiipenda.",
            "body": """
<p>Kila kozi huanza na masomo ambayo yeyote anaweza kusoma. Ili kuendelea, bonyeza <b>Jiunge</b> kwenye ukurasa wa kozi;
kwa hilo unahitaji akaunti. Kozi iliyo wazi kwa wote haihitaji akaunti wala kujiunga.</p>
<p>Kozi zako ziko kwenye ukurasa wa masomo yako. Ukibonyeza kuendelea, utafika pale ulipoishia, kwenye kifaa chochote
ulichoingilia.</p>
<h2>Umebadili nia?</h2>
<p>Chini ya ukurasa wa kozi unaweza kuiacha. Ulichofanya kinabaki: ukijiunga tena, utaendelea pale ulipokuwa.</p>
""",
        },
    },
    {
        "topic": "learning",
        "en": {
            "slug": "mark-a-lesson-as-done",
            "title": "What does “Mark as done” do?",
            "lead": "It counts the lesson as finished and opens the next one. You can take it back.",
            "body": """
<p>You decide when a lesson is done; the site does not watch how long you read. Press <b>Mark as done and continue</b>
at the end. A bar on your courses shows how far you are.</p>
<p>Pressed too soon? A line at the top says <b>Undo</b> right after, and the lesson itself can be taken back later.</p>
<p>A course is complete when all its required lessons are done. Lessons marked <b>Optional</b> do not count. When
something is missing, <b>What is left</b> names it.</p>
""",
        },
    },
    {
        "topic": "learning",
        "en": {
            "slug": "a-mistake-in-a-lesson",
            "title": "I found a mistake in a lesson",
            "lead": "Tell us with the link at the foot of the lesson. The editors read every note.",
            "body": """
<p>Choose <b>Report a problem</b> below the lesson, say what kind of problem it is, and where. You need not be an
expert: “I did not understand the second example” helps just as much.</p>
<p>Your words go to the people who write the course. Other learners do not see them.</p>
""",
        },
    },
    {
        "topic": "learning",
        "en": {
            "slug": "change-the-language",
            "title": "How do I change the language?",
            "lead": "With the link at the foot of every page. Your progress is the same in both languages.",
            "body": """
<p>The site speaks English and Kiswahili. The names of both stand at the very end of each page, and in the menu on a
phone. Where a course is in both languages you may change at any lesson: what you have done counts in either.</p>
<p>Where a course is in one language only, the catalogue says so on its card.</p>
""",
        },
        "sw": {
            "slug": "kubadili-lugha",
            "title": "Nitabadilije lugha?",
            "lead": "Kwa kiungo kilicho mwisho wa kila ukurasa. Maendeleo yako ni yale yale kwa lugha zote mbili.",
            "body": """
<p>Tovuti hii iko kwa Kiingereza na Kiswahili. Majina ya lugha zote mbili yako mwisho kabisa wa kila ukurasa, na kwenye
menyu ya simu. Kozi iliyopo kwa lugha zote mbili unaweza kubadili lugha katika somo lolote: ulichofanya kinahesabiwa kwa
lugha yoyote.</p>
<p>Kozi iliyopo kwa lugha moja tu, orodha ya kozi husema hivyo kwenye kadi yake.</p>
""",
        },
    },
    {
        "topic": "your-account",
        "en": {
            "slug": "change-my-e-mail-address",
            "title": "How do I change my e-mail address?",
            "lead": "In the menu behind your initials, under E-mail and password. A code proves the new address.",
            "body": """
<p>Write the new address and enter the code we send there. Until you do, the old one stays in force, so a slip of the
finger locks nobody out. We also tell the old address that it was changed.</p>
<p>In the same place you change your password, and see on which devices you are signed in. A device you do not know?
Sign it out there, then choose a new password.</p>
""",
        },
    },
    {
        "topic": "your-account",
        "en": {
            "slug": "what-you-know-about-me",
            "title": "What do you know about me?",
            "lead": "Your address, the name you chose, your courses and what you have done in them.",
            "body": """
<p>We keep what the site needs to work: the address that lets you in, the name others see, your courses, lessons done
and saved, ticks in checklists, and the devices you are signed in on. Nothing is sold, and no other company looks on
while you read.</p>
<p>You may have a copy of all of it: open your account in the menu behind your initials, then “Your data”, and ask for
it. It takes a few minutes; we send a mail when it is ready.</p>
""",
        },
    },
    {
        "topic": "your-account",
        "en": {
            "slug": "delete-my-account",
            "title": "How do I delete my account?",
            "lead": "Under “Your data”, at once. Your name and address go; nobody can bring them back.",
            "body": """
<p>Open your account in the menu behind your initials, then “Your data”, and choose to delete it. You prove once more
that it is you, and type its address, so that nobody else can close it for you.</p>
<p>Then your name, address, saved lessons and devices are erased. What we need for the books, such as how many people
have finished a course, stays without your name. An erased account cannot be restored: to come back, make a new one.</p>
""",
        },
    },
]

CONTACT = {
    "en": {
        "slug": "contact",
        "title": "Contact",
        "lead": "A question, a wish, or something that does not work: write to us.",
        "search_description": "Write to the people who run this site.",
        "thanks": "<p>We have your message and answer within two working days. Look in the junk folder, too.</p>",
        "fields": [
            ("Your name", "singleline", "As you would like to be called."),
            ("Your e-mail address", "email", "We answer to it, and use it for nothing else."),
            ("Your message", "multiline", "If a page does not work, say which one and what you saw."),
        ],
    },
    "sw": {
        "slug": "mawasiliano",
        "title": "Mawasiliano",
        "lead": "Swali, ombi, au jambo lisilofanya kazi: tuandikie.",
        "search_description": "Waandikie wanaoendesha tovuti hii.",
        "thanks": "<p>Tumepokea ujumbe wako, na tutajibu ndani ya siku mbili za kazi. Tazama pia folda ya taka.</p>",
        "fields": [
            ("Jina lako", "singleline", "Kama ungependa kuitwa."),
            ("Barua pepe yako", "email", "Tutajibu kwayo, na hatutaitumia kwa jambo jingine."),
            ("Ujumbe wako", "multiline", "Ukurasa usipofanya kazi, sema ni upi na uliona nini."),
        ],
    },
}
