"""The service over HTTP: a JSON API, one that OpenAI's clients speak, and tools for MCP clients."""
