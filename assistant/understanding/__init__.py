"""A question to one typed query: what is asked, of what, in what form; and what is refused."""
