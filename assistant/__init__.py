"""Answers questions about reports. An answer goes through these packages in this order:

- ``plain``          what was typed → the question without asides, simplified, in the words of the form
- ``scope``          the names and years in it → the reports it is about, a choice, or none
- ``turns``          a follow-up and the turns before it → the agency, year and matter it takes from them
- ``cells``          its words → the cells of the tables, and the counts in words, that they stand for
- ``understanding``  all of these → one typed ``Query``: what is asked, of what and how; or a refusal
- ``lookup``         a query → figures by exact key, sentences by their words, passages by retrieval
- ``compose``        query and evidence → statements, each with its citation; ``one_report`` chooses them
- ``model``          evidence, if there is a chat model → its sentences, each checked before it is shown

``answer`` is the chain, ``draft`` and ``verify`` how an answer is made and checked, ``service`` what every
surface calls. ``english`` goes between an English question or answer and the Chinese one it stands for;
``web``, ``api``, ``reply`` and ``accounts`` are the page, the API and MCP, the reply to be sent, and who may
sign in.
"""
