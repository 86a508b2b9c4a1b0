"""What is computed from a document once and read by rules: an analysis is a function of a `Context`, memoised by `Context.get`."""
