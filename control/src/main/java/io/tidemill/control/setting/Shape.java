package io.tidemill.control.setting;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.rule.WireWord;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The members an object has in normal form, in order. Members that are not named are dropped.
///
/// Bringing into shape never refuses: a value of the wrong kind stays what it is, for the checks
/// that come after.
record Shape(List<Member> members) {
    /// A member and what becomes of its value; a missing result leaves the member out.
    record Member(String name, UnaryOperator<JsonNode> form) {}

    static Shape of(Member... members) {
        return new Shape(List.of(members));
    }

    JsonNode form(JsonNode raw) {
        if (!raw.isObject()) {
            return raw;
        }
        ObjectNode formed = ArmJson.object();
        for (Member member : members) {
            JsonNode value = member.form().apply(JsonField.member(raw, member.name()));
            if (!value.isMissingNode()) {
                formed.set(member.name(), value);
            }
        }
        return formed;
    }

    /// Kept as sent; left out when absent.
    static Member as(String name) {
        return new Member(name, Shape::present);
    }

    /// Kept as sent, with a default.
    static Member as(String name, JsonNode otherwise) {
        return new Member(name, value -> isAbsent(value) ? otherwise.deepCopy() : value);
    }

    /// A list kept as sent, with a default where it is empty; left out when absent.
    static Member filled(String name, JsonNode otherwise) {
        return new Member(
                name,
                value ->
                        value.isArray() && value.isEmpty() ? otherwise.deepCopy() : present(value));
    }

    /// A text, also when it came as a number.
    static Member text(String name, JsonNode otherwise) {
        return new Member(
                name,
                value ->
                        isAbsent(value)
                                ? otherwise
                                : value.isIntegralNumber()
                                        ? StringNode.valueOf(value.asString())
                                        : value);
    }

    /// A floating point number, also when it came as a text.
    static Member number(String name) {
        return new Member(
                name,
                value ->
                        value.isNumber() || value.isString()
                                ? value.asDoubleOpt().stream()
                                        .mapToObj(number -> (JsonNode) DoubleNode.valueOf(number))
                                        .findFirst()
                                        .orElse(value)
                                : present(value));
    }

    /// One of Azure's words, in Azure's spelling, with a default.
    static Member wordOr(String name, WireWord otherwise, WireWord... words) {
        Member word = word(name, words);
        return new Member(
                name,
                value ->
                        isAbsent(value)
                                ? StringNode.valueOf(otherwise.wire())
                                : word.form().apply(value));
    }

    /// One of Azure's words, in Azure's spelling.
    static Member word(String name, WireWord... words) {
        return new Member(
                name,
                value ->
                        WireWord.find(words, value.asString(""))
                                .<JsonNode>map(word -> StringNode.valueOf(word.wire()))
                                .orElseGet(() -> present(value)));
    }

    /// A list of words, each as it is spelled officially; left out when absent.
    ///
    /// @param spelling empty for what is no such word
    static Member words(String name, Function<String, Optional<String>> spelling) {
        return new Member(
                name, value -> value.isArray() ? spelled(value, spelling) : present(value));
    }

    private static JsonNode spelled(JsonNode list, Function<String, Optional<String>> spelling) {
        ArrayNode spelled = ArmJson.array();
        list.forEach(word ->
                spelled.add(
                        spelling.apply(word.asString(""))
                                .<JsonNode>map(StringNode::valueOf)
                                .orElse(word)));
        return spelled;
    }

    /// An object of another shape; one of defaults when absent.
    static Member objectOrEmpty(String name, Shape shape) {
        return new Member(name, value -> shape.form(isAbsent(value) ? ArmJson.object() : value));
    }

    /// An object of another shape; left out when absent.
    static Member object(String name, Shape shape) {
        return new Member(name, value -> isAbsent(value) ? missing() : shape.form(value));
    }

    /// An array of objects of a shape; left out when absent.
    static Member array(String name, Shape shape) {
        return new Member(name, value -> isAbsent(value) ? missing() : each(value, shape));
    }

    /// An array of objects of a shape; empty when absent.
    static Member arrayOrEmpty(String name, Shape shape) {
        return new Member(name, value -> isAbsent(value) ? ArmJson.array() : each(value, shape));
    }

    private static JsonNode each(JsonNode value, Shape shape) {
        if (!value.isArray()) {
            return value;
        }
        ArrayNode formed = ArmJson.array();
        value.forEach(element -> formed.add(shape.form(element)));
        return formed;
    }

    private static JsonNode present(JsonNode value) {
        return isAbsent(value) ? missing() : value;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static JsonNode missing() {
        return MissingNode.getInstance();
    }
}
