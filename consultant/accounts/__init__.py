"""Signing in by a one-time link, and what a session may do.

`signing_in` links and sessions · `limits` how often somebody may ask · `tokens` random secrets and form tokens.
"""
