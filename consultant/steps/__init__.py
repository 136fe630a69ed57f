"""What each step of the flow computes, without I/O: `reading` a mail · `asking` the question · `replying` with an answer."""
