package io.tidemill.control.resource;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Resources of a kind that live in groups or workspaces, and go when these go.
public interface Residents {
    /// Those whose ids start with the prefix, each as a [ResourceSummary].
    List<ObjectNode> list(String idPrefix);

    /// Deletes those whose ids start with the prefix. To be repeated when it failed half-way.
    void deleteAll(String idPrefix);
}
