package io.tidemill.control.authorization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A place in the tree of resources: the root `/`, a subscription, a resource group, or a resource
/// of any depth. Scopes that differ only in case are equal.
public final class Scope {
    /// What is above every subscription.
    public static final Scope ROOT = new Scope("");

    private static final Pattern NAME = Pattern.compile("[^/<>%&\\\\?#\\p{Cntrl}]{1,260}");

    /// No resource lies deeper than this.
    private static final int MOST_PARTS = 64;

    /// Without a slash at its end; empty for the root.
    private final String path;

    /// In small letters and with a slash at its end, so that what lies below begins with it.
    private final String prefix;

    private Scope(String path) {
        this.path = path;
        prefix = path.toLowerCase(Locale.ROOT) + "/";
    }

    /// The scope that an ARM id or a text like it names. Slashes at its end do not count, and one
    /// at its start may be missing.
    ///
    /// @return empty when the text is not of the form of a scope
    public static Optional<Scope> parse(String text) {
        String inner = inner(text);
        if (inner.isEmpty()) {
            return Optional.of(ROOT);
        }
        List<String> parts = List.of(inner.split("/", -1));
        boolean place = isPlace(parts) && parts.stream().allMatch(NAME.asMatchPredicate());
        return place ? Optional.of(of(parts)) : Optional.empty();
    }

    /// The text without the slashes around it.
    private static String inner(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(text.startsWith("/") && end > 0 ? 1 : 0, end);
    }

    private static boolean isPlace(List<String> parts) {
        boolean inSubscription =
                parts.size() % 2 == 0
                        && parts.size() <= MOST_PARTS
                        && parts.getFirst().equalsIgnoreCase("subscriptions");
        boolean inGroup = parts.size() > 2 && parts.get(2).equalsIgnoreCase("resourceGroups");
        return inSubscription && isResources(parts.subList(inGroup ? 4 : 2, parts.size()));
    }

    /// Whether these are types and names of resources, after the provider of each.
    private static boolean isResources(List<String> parts) {
        boolean complete = true;
        for (int i = 0; i < parts.size(); i += 2) {
            boolean provider = parts.get(i).equalsIgnoreCase("providers");
            if (provider ? !complete : i == 0) {
                return false;
            }
            complete = !provider;
        }
        return complete;
    }

    /// The place that some parts of a path lead to, whether or not there can be such a resource.
    static Scope of(List<String> parts) {
        return new Scope(parts.isEmpty() ? "" : "/" + String.join("/", parts));
    }

    /// The scope as people and clients write it.
    public String text() {
        return path.isEmpty() ? "/" : path;
    }

    /// Whether the other is this scope or lies below it.
    boolean covers(Scope other) {
        return other.prefix.startsWith(prefix);
    }

    /// Whether it is inside of a resource provider, and not one of the places that hold resources.
    boolean isResource() {
        return prefix.contains("/providers/");
    }

    /// The id of something that is attached to this scope.
    ///
    /// @param tail such as `Microsoft.Authorization/roleAssignments/{name}`
    String extension(String tail) {
        return path + "/providers/" + tail;
    }

    /// The subscription it lies in, or the root.
    Scope subscription() {
        List<String> parts = List.of(path.split("/", -1));
        return parts.size() < 3 ? ROOT : of(parts.subList(1, 3));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && scope.prefix.equals(prefix);
    }

    @Override
    public int hashCode() {
        return prefix.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
