"""Which reports a question is about: the agencies and years it names or implies."""
