"""The names SVG itself gives to elements and attributes, in small letters. What is not among them is no drawing.

Left out on purpose: elements that run, embed or load (`script`, `foreignObject`, `iframe`…), and attributes that
fetch or report (`src`, `srcset`, `ping`, `xml:base`…).
"""

_ELEMENTS = """
    a altglyph altglyphdef altglyphitem animate animatecolor animatemotion animatetransform circle clippath
    color-profile cursor defs desc ellipse feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix
    fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr
    fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight
    fetile feturbulence filter font font-face font-face-format font-face-name font-face-src font-face-uri g glyph
    glyphref hatch hatchpath hkern image line lineargradient marker mask mesh meshgradient meshpatch meshrow
    metadata missing-glyph mpath path pattern polygon polyline radialgradient rect set solidcolor stop style svg
    switch symbol text textpath title tref tspan use view vkern
"""
ELEMENTS = frozenset(_ELEMENTS.split())

_ATTRIBUTES = """
    accent-height accumulate additive alignment-baseline allowreorder alphabetic amplitude arabic-form ascent
    attributename attributetype autoreverse azimuth basefrequency baseline-shift baseprofile bbox begin bias by
    calcmode cap-height class clip clip-path clip-rule clippathunits color color-interpolation
    color-interpolation-filters color-profile color-rendering contentscripttype contentstyletype cursor cx cy d
    decelerate descent diffuseconstant direction display divisor dominant-baseline dur dx dy edgemode elevation
    enable-background end exponent fill fill-opacity fill-rule filter filterres filterunits flood-color
    flood-opacity focusable font font-family font-feature-settings font-kerning font-size font-size-adjust
    font-stretch font-style font-variant font-variant-caps font-variant-east-asian font-variant-ligatures
    font-variant-numeric font-variation-settings font-weight format fr from fx fy g1 g2 glyph-name
    glyph-orientation-horizontal glyph-orientation-vertical glyphref gradienttransform gradientunits hanging height
    horiz-adv-x horiz-origin-x horiz-origin-y href id ideographic image-rendering in in2 inline-size intercept
    isolation k k1 k2 k3 k4 kernelmatrix kernelunitlength kerning keypoints keysplines keytimes lang lengthadjust
    letter-spacing lighting-color limitingconeangle line-height local marker marker-end marker-mid marker-start
    markerheight markerunits markerwidth mask mask-type maskcontentunits maskunits mathematical max media method min
    mix-blend-mode mode name numoctaves offset opacity operator order orient orientation origin overflow
    overline-position overline-thickness paint-order panose-1 path pathlength patterncontentunits patterntransform
    patternunits pointer-events points pointsatx pointsaty pointsatz preservealpha preserveaspectratio
    primitiveunits r radius refx refy rendering-intent repeatcount repeatdur requiredextensions requiredfeatures
    restart result role rotate rx ry scale seed shape-inside shape-margin shape-padding shape-rendering
    shape-subtract side slope solid-color solid-opacity spacing specularconstant specularexponent spreadmethod
    startoffset stddeviation stemh stemv stitchtiles stop-color stop-opacity strikethrough-position
    strikethrough-thickness string stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width style surfacescale systemlanguage tabindex tablevalues targetx
    targety text-align text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style
    text-indent text-orientation text-overflow text-rendering text-transform textlength title to transform
    transform-box transform-origin type u1 u2 underline-position underline-thickness unicode unicode-bidi
    unicode-range units-per-em v-alphabetic v-hanging v-ideographic v-mathematical values vector-effect version
    vert-adv-y vert-origin-x vert-origin-y viewbox viewtarget visibility white-space width widths will-change
    word-spacing writing-mode x x-height x1 x2 xchannelselector y y1 y2 ychannelselector z zoomandpan
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
# `data-name` and `aria-label` are words for programs and screen readers.
ATTRIBUTE_BEGINNINGS = ("data-", "aria-")

XLINK_ATTRIBUTES = frozenset({"href", "type", "role", "arcrole", "title", "show", "actuate"})
XML_ATTRIBUTES = frozenset({"space", "lang", "id"})
