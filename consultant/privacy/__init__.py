"""Patient identifiers: found (`detection`), masked (`masking`), and the raw mail sealed (`vault`)."""

from consultant.privacy.detection import identifiers
from consultant.privacy.masking import Masked, Replacement, mask, moved_offset, original_citations, settle
from consultant.privacy.vault import Vault

__all__ = [
    "Masked",
    "Replacement",
    "Vault",
    "identifiers",
    "mask",
    "moved_offset",
    "original_citations",
    "settle",
]
