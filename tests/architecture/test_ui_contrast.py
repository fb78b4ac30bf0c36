"""Every text reaches 4.5:1 on every ground listed with it, edges of controls 3:1."""

import pytest

from ui.theme.tokens import EDGE_PAIRS, TEXT_PAIRS, TOKENS, contrast


def test_contrast_of_black_on_white_is_21():
    """The measure itself, against the value that WCAG 2.1 gives."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_is_readable(mode):
    """WCAG 2.1, 1.4.3."""
    weak = [
        (text, ground, round(contrast(TOKENS[mode][text], TOKENS[mode][ground]), 2))
        for text, grounds in TEXT_PAIRS
        for ground in grounds
        if contrast(TOKENS[mode][text], TOKENS[mode][ground]) < 4.5
    ]
    assert weak == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_edges_can_be_seen(mode):
    """WCAG 2.1, 1.4.11."""
    weak = [
        (edge, ground)
        for edge, grounds in EDGE_PAIRS
        for ground in grounds
        if contrast(TOKENS[mode][edge], TOKENS[mode][ground]) < 3
    ]
    assert weak == []


def test_both_modes_have_the_same_tokens():
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()
