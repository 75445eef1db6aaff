package io.tidemill.engine.metric;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The identity of a metric: the resource it belongs to, its namespace and its name.
///
/// Two keys that differ in upper and lower case only are equal, but each keeps its own spelling. An
/// empty namespace stands for the resource's own. The hash is kept, because keys are looked up far
/// more often than made and ids are long: that is why this is a class and not a record.
public final class MetricKey {
    private final String resourceId;
    private final String namespace;
    private final String name;
    private final int hash;

    public MetricKey(String resourceId, String namespace, String name) {
        if (resourceId.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "a metric needs a resource and a name: '" + resourceId + "', '" + name + "'");
        }
        this.resourceId = resourceId;
        this.namespace = namespace;
        this.name = name;
        this.hash = Objects.hash(folded(resourceId), folded(namespace), folded(name));
    }

    public String resourceId() {
        return resourceId;
    }

    /// The namespace, or an empty string for the resource's own.
    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricKey key && (this == key || reads(key));
    }

    private boolean reads(MetricKey key) {
        return hash == key.hash
                && isSame(name, key.name)
                && isSame(resourceId, key.resourceId)
                && isSame(namespace, key.namespace);
    }

    /// Nearly always the spelling is the same too, and comparing that is many times faster.
    private static boolean isSame(String one, String other) {
        return one.equals(other) || one.equalsIgnoreCase(other);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return name + " of " + resourceId;
    }

    /// Folds as `equalsIgnoreCase` does: some letters are equal only after both steps.
    private static int folded(String text) {
        return text.chars()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .reduce(0, (sum, c) -> 31 * sum + c);
    }
}
