"""Where answers come from: figures by exact key, sentences by their words, passages by retrieval."""
