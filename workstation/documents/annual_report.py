"""The annual report under section 7 of the Act, from what was counted and written."""

from typing import Any

from workstation.documents import annual_report_parts as parts
from workstation.documents import container
from workstation.documents.annual_report_content import Report, ReportContent, digest_of
from workstation.documents.annual_report_sheet import AnnualSheet
from workstation.documents.check_code import checked_code_of
from workstation.documents.plain import visible
from workstation.documents.tags import Tags


def render(content: ReportContent) -> Report:
    """The pages of one version in one language; the same content gives the same bytes.

    Raises:
        BadInputError: ``packet.too_long_to_draw``: the pages take more than a minute.
    """
    from workstation.documents import furniture

    sheet, code = AnnualSheet(content), checked_code_of(digest_of(content))
    story: list[Any] = parts.masthead(sheet)
    for make in parts.ORDER:
        story += make(sheet)
    banner = visible(sheet.banner.in_language(content.language))
    left, _, rest = sheet.say("annual.header").partition("|")
    around = furniture.Furniture(
        banner=banner,
        header_left=left,
        header_left_bold=str(content.year),
        header_left_rest=rest,
        header_right=sheet.say(f"annual.for.{content.version.value}"),
        footer_left=visible(content.on),
        footer_middle=sheet.say("footer.code"),
        footer_code=code,
        page_of=lambda page, pages: sheet.say("footer.page", page=page, pages=pages),
        title=sheet.say("annual.document", year=content.year),
        author=visible(content.officer),
        subject=banner,
        fits_banner=True,
        tags=Tags(),
    )
    pages = furniture.build(story, around)
    return Report(
        container.finish_print(pages, content.language, around.tags), sheet.banner.text, code
    )
