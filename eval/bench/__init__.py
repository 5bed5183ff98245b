"""The benchmarks behind ``gongkai bench``: how fast questions and ingestion are, and next to what."""
