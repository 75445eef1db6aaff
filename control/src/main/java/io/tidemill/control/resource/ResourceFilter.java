package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Page;
import io.tidemill.control.rest.PageRequest;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The `$filter` of lists of resources: conditions such as `resourceType eq 'A/b'`, joined by
/// `and`, all of which must hold. Values compare without regard to case.
///
/// @param wanted values by name in small letters
record ResourceFilter(Map<String, String> wanted) {
    private static final Pattern CONDITION =
            Pattern.compile(
                    "(\\w+)\\s+eq\\s+'([^']*+(?:''[^']*+)*+)'(?:\\s+and\\s+|\\s*$)",
                    Pattern.CASE_INSENSITIVE);

    private static final Set<String> NAMES =
            Set.of("resourcetype", "name", "resourcegroup", "location", "tagname", "tagvalue");

    ResourceFilter {
        wanted = Map.copyOf(wanted);
    }

    /// Empty when the text is no filter, or names what resources do not have.
    static Optional<ResourceFilter> parse(String text) {
        Map<String, String> wanted = new HashMap<>();
        Matcher matcher = CONDITION.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
            wanted.put(
                    matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2).replace("''", "'"));
            end = matcher.end();
        }
        return end == text.length() && NAMES.containsAll(wanted.keySet())
                ? Optional.of(new ResourceFilter(wanted))
                : Optional.empty();
    }

    /// A page of the resources that the request's filter lets through, or what is wrong with the
    /// request.
    static ArmResponse answer(ArmRequest request, List<ObjectNode> resources) {
        Problems problems = new Problems();
        PageRequest asked = PageRequest.of(request, "$top", problems);
        String text = request.parameter("$filter").orElse("").strip();
        Optional<ResourceFilter> filter = parse(text);
        if (filter.isEmpty()) {
            problems.add(notUnderstood(text));
        }
        return problems.isEmpty()
                ? Page.answer(page(filter.orElseThrow(), resources, asked), request)
                : ArmResponse.of(ArmError.of(problems.all()));
    }

    private static Page<ObjectNode> page(
            ResourceFilter filter, List<ObjectNode> resources, PageRequest asked) {
        return Page.of(
                resources.stream().filter(filter::accepts).toList(),
                resource -> resource.path("id").asString(),
                asked);
    }

    boolean accepts(JsonNode resource) {
        return is("resourcetype", resource.path("type"))
                && is("name", resource.path("name"))
                && is("location", resource.path("location"))
                && isInGroup(resource.path("id").asString())
                && isTagged(resource.path("tags"));
    }

    private boolean is(String name, JsonNode value) {
        return Optional.ofNullable(wanted.get(name))
                .map(value.asString("")::equalsIgnoreCase)
                .orElse(true);
    }

    private boolean isInGroup(String id) {
        return Optional.ofNullable(wanted.get("resourcegroup"))
                .map(name ->
                        GroupId.in(id)
                                .filter(group -> group.name().equalsIgnoreCase(name))
                                .isPresent())
                .orElse(true);
    }

    /// A tag's name and value are wanted of one and the same tag.
    private boolean isTagged(JsonNode tags) {
        if (!wanted.containsKey("tagname")) {
            return !wanted.containsKey("tagvalue")
                    || tags.valueStream().anyMatch(value -> is("tagvalue", value));
        }
        JsonNode value = JsonField.member(tags, wanted.getOrDefault("tagname", ""));
        return !value.isMissingNode() && is("tagvalue", value);
    }

    private static Problem notUnderstood(String text) {
        return new Problem(
                "InvalidFilterInQueryString",
                "$filter",
                "$filter = %s, must be conditions such as name eq 'x', joined by 'and'; the names are resourceType, name, resourceGroup, location, tagName and tagValue"
                        .formatted(text));
    }
}
