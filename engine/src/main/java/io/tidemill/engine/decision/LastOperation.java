package io.tidemill.engine.decision;

/// How the last change that a setting asked of its target went.
///
/// ```
/// None ──► Pending ──► Succeeded | Failed ──► Pending …
/// ```
///
/// `id` is the correlation id of the run that asked for it.
public sealed interface LastOperation {
    /// Nothing was asked for yet.
    record None() implements LastOperation {}

    /// Accepted by the target, and not known to be over. `action` becomes the last action when it
    /// succeeds; `byRule` says whether a rule caused it.
    record Pending(String id, int from, int to, LastAction.Taken action, boolean byRule)
            implements LastOperation {}

    /// Done.
    record Succeeded(String id) implements LastOperation {}

    /// Refused by the target, or given up by it.
    record Failed(String id, String why) implements LastOperation {}
}
