package io.tidemill.control.otlp;

/// The head of a request for export. Headers that are absent are empty.
record OtlpCall(String authorization, String contentType, String contentEncoding) {}
