"""Patient identifiers: found (`detection`), masked (`masking`), and the raw mail sealed (`vault`)."""

from consultant.privacy.detection import identifiers
from consultant.privacy.masking import Masked, Replacement, mapped_span, mask, remap
from consultant.privacy.vault import Vault

__all__ = ["Masked", "Replacement", "Vault", "identifiers", "mapped_span", "mask", "remap"]
