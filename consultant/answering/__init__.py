"""From a question to a draft: read what is asked, look it up, word it.

`reading` text → asks · `intents` the words that tell what is meant · `declines` what is not answered ·
`findings` what the catalogue says · `sections` an answered ask · `composer` the reply.
Every word of a reply is in `templates/email`; every number in it is in an Evidence.
"""

from consultant.answering.answerer import Answerer

__all__ = ["Answerer"]
