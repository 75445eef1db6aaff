package io.tidemill.control.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Some elements of a list, and the key after which the rest of it begins.
///
/// @param next empty when these are the last
public record Page<T>(List<T> items, String next) {
    private static final String TOKEN = "$skiptoken";

    public Page {
        items = List.copyOf(items);
    }

    /// The page of a list ordered by key, which does not tell capitals from small letters.
    ///
    /// @param key no two elements have the same
    public static <T> Page<T> of(Collection<T> all, Function<T, String> key, PageRequest asked) {
        Function<T, String> folded = key.andThen(text -> text.toLowerCase(Locale.ROOT));
        String after = asked.after().toLowerCase(Locale.ROOT);
        return first(
                all.stream()
                        .filter(item -> folded.apply(item).compareTo(after) > 0)
                        .sorted(Comparator.comparing(folded))
                        .limit(asked.size() + 1L)
                        .toList(),
                key,
                asked);
    }

    /// The page at the beginning of a list that has nothing from before the place asked for, in an
    /// order of the caller's own.
    ///
    /// @param rest more elements than the page has when there is a next page
    public static <T> Page<T> first(List<T> rest, Function<T, String> key, PageRequest asked) {
        return rest.size() <= asked.size()
                ? new Page<>(rest, "")
                : new Page<>(rest.subList(0, asked.size()), key.apply(rest.get(asked.size() - 1)));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /// A page of JSON in ARM's envelope; `nextLink` is the request's own address with another
    /// token.
    public static ArmResponse answer(Page<? extends JsonNode> page, ArmRequest request) {
        ObjectNode envelope = ArmJson.object();
        page.items().forEach(envelope.putArray("value")::add);
        if (!page.next().isEmpty()) {
            envelope.put("nextLink", link(request, SkipToken.of(page.next())));
        }
        return ArmResponse.ok(envelope);
    }

    private static String link(ArmRequest request, String token) {
        Map<String, String> query = new TreeMap<>(request.query());
        query.put(TOKEN, token);
        return query.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&", request.origin() + request.path() + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
