"""Billing-code questions come by mail, are answered from published code sets, reviewed by a person, and sent in the thread.

The whole way is told on one page in `consultant.flow`.
"""
