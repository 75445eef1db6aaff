package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Page;
import io.tidemill.control.rest.PageRequest;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a caller wants to see of a list of endpoints or deployments.
///
/// @param skip how many to leave out at the beginning
record ListQuery(Predicate<JsonNode> wanted, ListOrder order, int skip, PageRequest page) {
    private static final String SKIP = "$skip";
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    /// Answers a list of endpoints: `name`, `computeType`, `tags`, `properties`, `orderBy`, `count`
    /// and `$skip`.
    static ArmResponse endpoints(ArmRequest request, List<ObjectNode> all) {
        return answer(request, "orderBy", "count", all);
    }

    /// Answers a list of deployments: `$orderBy`, `$top` and `$skip`.
    static ArmResponse deployments(ArmRequest request, List<ObjectNode> all) {
        return answer(request, "$orderBy", "$top", all);
    }

    private static ArmResponse answer(
            ArmRequest request, String orderName, String sizeName, List<ObjectNode> all) {
        Problems problems = new Problems();
        ListQuery query =
                new ListQuery(
                        wanted(request),
                        order(request, orderName, problems),
                        skip(request, problems),
                        PageRequest.of(request, sizeName, problems));
        return problems.isEmpty()
                ? Page.answer(query.pageOf(all), request)
                : ArmResponse.of(ArmError.of(problems.all()));
    }

    private Page<ObjectNode> pageOf(List<ObjectNode> all) {
        List<ObjectNode> rest =
                all.stream()
                        .filter(wanted)
                        .sorted(order.comparator())
                        .skip(page.after().isEmpty() ? skip : 0)
                        .filter(resource -> order.isAfter(resource, page.after()))
                        .toList();
        return Page.first(rest, order.key(), page);
    }

    private static Predicate<JsonNode> wanted(ArmRequest request) {
        return is(request, "name", resource -> resource.path("name"))
                .and(is(request, "computeType", resource -> resource.path("kind")))
                .and(has(request, "tags", resource -> resource.path("tags")))
                .and(
                        has(
                                request,
                                "properties",
                                resource -> resource.path("properties").path("properties")));
    }

    private static Predicate<JsonNode> is(
            ArmRequest request, String parameter, Function<JsonNode, JsonNode> place) {
        Optional<String> value = request.parameter(parameter);
        return resource ->
                value.map(place.apply(resource).asString("")::equalsIgnoreCase).orElse(true);
    }

    /// A list such as `a,b=c` wants a member `a` of any value, and a member `b` of value `c`.
    private static Predicate<JsonNode> has(
            ArmRequest request, String parameter, Function<JsonNode, JsonNode> place) {
        List<String> members =
                request.parameter(parameter)
                        .filter(text -> !text.isBlank())
                        .map(text -> List.of(text.split(",", -1)))
                        .orElse(List.of());
        return resource ->
                members.stream().allMatch(member -> hasMember(place.apply(resource), member));
    }

    private static boolean hasMember(JsonNode object, String member) {
        String[] parts = member.split("=", 2);
        JsonNode value = JsonField.member(object, parts[0].strip());
        return !value.isMissingNode()
                && (parts.length == 1 || value.asString("").equals(parts[1].strip()));
    }

    private static ListOrder order(ArmRequest request, String name, Problems problems) {
        Optional<String> text = request.parameter(name);
        Optional<ListOrder> order = text.flatMap(ListOrder::find);
        if (text.isPresent() && order.isEmpty()) {
            refuse(problems, name, text.get(), "must be one of " + ListOrder.words());
        }
        return order.orElse(ListOrder.NAME);
    }

    private static int skip(ArmRequest request, Problems problems) {
        String text = request.parameter(SKIP).orElse("0");
        if (!COUNT.matcher(text).matches()) {
            refuse(problems, SKIP, text, "must be a whole number of up to 6 digits");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private static void refuse(Problems problems, String name, String value, String wanted) {
        problems.add(new Problem("BadRequest", name, "%s = %s, %s".formatted(name, value, wanted)));
    }
}
