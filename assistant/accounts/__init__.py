"""Accounts, off by default: who they are, that they are signed in, and the conversations kept for them."""
