"""Codes as people write them: text to citations, pure. `cite` is the one entrance; `tokens` → `citations` → readers by kind."""

from consultant.codes.citations import cite
from consultant.codes.lines import quoted_spans, signature_spans
from consultant.codes.modifiers import known_modifiers

__all__ = ["cite", "known_modifiers", "quoted_spans", "signature_spans"]
