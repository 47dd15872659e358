import pytest
from defusedxml import ElementTree

from courses.catalogue.mathml import UnreadableFormula, to_mathml


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac{a + b}{2}",
        r"x^2",
        r"\sqrt[3]{x}",
        r"\sum_{i=1}^{n} x_i",
        r"\begin{bmatrix}1&2\\3&4\end{bmatrix}",
        r"a < b & c",
    ],
)
def test_formula_becomes_well_formed_mathml(latex):
    tree = ElementTree.fromstring(to_mathml(latex))

    assert tree.tag == "{http://www.w3.org/1998/Math/MathML}math"
    assert tree.attrib == {"display": "block"}


def test_text_in_a_formula_stays_text():
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in to_mathml(r"\text{<script>alert(1)</script>}")


@pytest.mark.parametrize("latex", [r"\href{javascript:alert(1)}{x}", r"\style{color:red}{x}", r"\class{big}{x}"])
def test_links_styles_and_classes_are_left_out(latex):
    tree = ElementTree.fromstring(to_mathml(latex))

    assert {name for element in tree.iter() for name in element.attrib} == {"display"}


@pytest.mark.parametrize(
    ("latex", "message"),
    [
        ("", "The formula is empty."),
        (r"\frac{a", "A curly bracket has no partner."),
        ("}", "A curly bracket has no partner."),
        (r"\frac{a}", "A part of the formula is missing. Example: \\frac{a}{b} needs both a and b."),
        (r"\nosuch{x}", "\\nosuch is not known here."),
        (r"\left( x", "This is not LaTeX that can be read. Look for a missing bracket."),
        ("x" * 2001, "The formula is too long: split it."),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(latex, message):
    with pytest.raises(UnreadableFormula) as caught:
        to_mathml(latex)

    assert str(caught.value) == message
