"""The information paper on the relationship with a partner, from the record as it stands."""

from typing import TYPE_CHECKING, Any

from workstation.documents import (
    container,
    paper_exchanges,
    paper_figures,
    paper_relation,
    paper_sources,
)
from workstation.documents.check_code import checked_code_of
from workstation.documents.paper_content import Paper, PaperContent, digest_of
from workstation.documents.paper_sheet import PaperSheet
from workstation.documents.plain import visible
from workstation.documents.tags import Tags

if TYPE_CHECKING:
    from workstation.documents.furniture import Furniture


def render(content: PaperContent, *, copy: int = 1, copies: int = 1) -> Paper:
    """The pages of one numbered copy; the same content gives the same bytes.

    Raises:
        BadInputError: ``packet.too_long_to_draw``: the pages take more than a minute.
    """
    from workstation.documents import furniture

    sheet, code = PaperSheet(content), checked_code_of(digest_of(content))
    body: list[Any] = [
        part
        for make in (
            paper_relation.introduction,
            paper_relation.agreements,
            paper_exchanges.we_provide,
            paper_exchanges.they_provide,
            paper_figures.figures,
            paper_sources.due,
            paper_sources.sources,
        )
        for part in make(sheet)
    ]
    story = [*paper_relation.masthead(sheet, code), *body]
    around = _furniture(sheet, code)
    around.footer_left = sheet.say("paper.footer", copy=copy, copies=copies)
    pages = furniture.build(story, around)
    return Paper(
        container.finish_print(pages, content.language, around.tags), sheet.banner.text, code
    )


def _furniture(sheet: PaperSheet, code: str) -> "Furniture":
    """What stands around each page; made last, when every mark was drawn."""
    from workstation.documents import furniture

    content = sheet.content
    banner = visible(sheet.banner.in_language(content.language))
    left, _, rest = sheet.say("paper.header").partition("|")
    return furniture.Furniture(
        banner=banner,
        header_left=left,
        header_left_bold=visible(content.partner.id),
        header_left_rest=rest,
        header_right=visible(content.on),
        footer_left="",
        footer_middle=sheet.say("footer.code"),
        footer_code=code,
        page_of=lambda page, pages: sheet.say("footer.page", page=page, pages=pages),
        title=sheet.say("paper.document", id=visible(content.partner.id)),
        author=visible(content.officer),
        subject=banner,
        fits_banner=True,
        tags=Tags(),
    )
