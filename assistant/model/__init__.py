"""Chat models: asking one, reading its reply, and checking each sentence before it is shown."""
