"""Fifty strings by which people try to bring a script into a page. Each runs one, where it is taken for markup.

From the usual collections: tags, handlers, addresses that run, other kinds of markup, ways out of a place, and signs
that some reader sees otherwise than the filter before it. All call `alert`, which the journeys notice.
"""

INJECTIONS = [
    # Tags
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script/x>alert(1)</script>",
    "<script\n>alert(1)</script\n>",
    "<script src=data:,alert(1)></script>",
    "<script src=//elsewhere.example/x.js></script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script type=module>alert(1)</script>",
    # Handlers
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    '<img src="x" onerror="alert(1)">',
    "<IMG SRC=x OnErRoR=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=x\tonerror\n=\nalert(1)>",
    "<img src=x onerror=&#97;lert(1)>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<p style=animation-name:x onanimationstart=alert(1)>x",
    # Addresses that run
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe src=JaVaScRiPt:alert(1)></iframe>",
    "<iframe src=java&#9;script:alert(1)></iframe>",
    "<iframe src=&#106;avascript:alert(1)></iframe>",
    "<iframe src=data:text/html,<script>alert(1)</script>>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe srcdoc=&lt;script&gt;alert(1)&lt;/script&gt;>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "[x](javascript:alert(1))<base href=javascript:alert(1)//>",
    # Other kinds of markup
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<svg></p><style><a id='</style><img src=x onerror=alert(1)>'>",
    "<style>@import 'javascript:alert(1)';</style><svg onload=alert(1)>",
    # Ways out of where one stands
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template><svg onload=alert(1)>",
    # Signs that are read otherwise
    "{{constructor.constructor('alert(1)')()}}<svg onload=alert(1)>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e\u202e<svg onload=alert(1)>",
]
ALL_OF_THEM = "\n\n".join(INJECTIONS)
