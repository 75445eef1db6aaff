package io.tidemill.control.store;

/// A stored JSON text. The id keeps the case it was first written in; ids that differ only in case
/// are the same.
///
/// @param version grows with every change of any document; equal versions mean equal text
public record Document(String id, String json, long version) {}
