"""The public pages: code pages, Case2Code (search and compare), CasePilot, and what crawlers read."""
