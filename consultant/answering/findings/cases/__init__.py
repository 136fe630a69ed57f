"""A case told in words, with all that it tells: each module reads one kind of conditions, `whole` puts their codes in order."""
