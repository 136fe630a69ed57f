"""The words of the service as types. Values only: nothing here does I/O.

`codes` citations and identifiers · `catalogue` what published data say · `mail` what comes and goes ·
`consultation` stages and moves · `answer` findings and drafts.
"""
