"""The index on disk, its readers and its one writer: tantivy, files, locks, threads. What is computed is in domain."""
