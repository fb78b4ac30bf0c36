"""The author's certification signature: first, and forbids all but further signatures."""

from workstation.domain.error import CheckFailedError
from workstation.signing.cms_shape import sign_digest
from workstation.signing.revision import Restamp, Statement, append_revision
from workstation.signing.signer import Signer


def certify(pdf: bytes, statement: Statement, signer: Signer, restamp: Restamp) -> bytes:
    """The packet as certified by its author.

    Args:
        pdf: the rendered pages with their record and empty signature fields.
        statement: from :func:`workstation.signing.statement.author_statement`.
        signer: the author.
        restamp: draws the visible stamp.
    """
    return sign_statement(pdf, statement, signer, restamp)


def sign_statement(pdf: bytes, statement: Statement, signer: Signer, restamp: Restamp) -> bytes:
    """Append one signed revision.

    Raises:
        CheckFailedError: the field of this authority is signed already.
    """
    from pyhanko.sign.general import SigningError

    try:
        return append_revision(
            pdf,
            statement,
            restamp,
            lambda digest: sign_digest(digest, signer.sign, signer.certificate, signer.chain),
        )
    except SigningError as problem:
        raise CheckFailedError("packet.field_taken", field=statement["field"]) from problem
