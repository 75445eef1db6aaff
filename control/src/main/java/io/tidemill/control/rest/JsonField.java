package io.tidemill.control.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A place in a request's body that knows its path and can say what is wrong with what stands
/// there.
///
/// Reading never throws. What cannot be read becomes a problem, and the caller gets a stand-in, so
/// that reading goes on and finds the other problems too. Names match in any case, as Azure's do.
public final class JsonField {
    private static final int LONGEST_SHOWN = 80;

    private final String path;
    private final JsonNode node;
    private final Problems problems;

    private JsonField(String path, JsonNode node, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    public static JsonField root(JsonNode node, Problems problems) {
        return new JsonField("", node, problems);
    }

    /// The member of that name of an object.
    public JsonField at(String name) {
        return new JsonField(
                path.isEmpty() ? name : path + "." + name, member(node, name), problems);
    }

    /// The elements of an array; none when it is absent. Anything else is a problem.
    public List<JsonField> items() {
        if (!isAbsent() && !node.isArray()) {
            refuse("must be an array");
        }
        return elements();
    }

    /// The elements of an array; none when it is anything else, which somebody else reports.
    public List<JsonField> elements() {
        List<JsonField> items = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            items.add(new JsonField(path + "[" + i + "]", node.get(i), problems));
        }
        return items;
    }

    /// The members of an object; none when it is absent. Anything else is a problem.
    public Map<String, JsonField> members() {
        if (!isAbsent() && !node.isObject()) {
            refuse("must be an object");
        }
        Map<String, JsonField> members = new java.util.LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), at(member.getKey())));
        return members;
    }

    public JsonNode node() {
        return node;
    }

    public String path() {
        return path;
    }

    /// Missing or null.
    public boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    /// A text that must be there; the empty text stands in for what is not.
    public String text() {
        return read(
                text -> Optional.of(text).filter(found -> !found.isBlank()), "", "must be a text");
    }

    /// What the text or number here stands for.
    ///
    /// @param parser empty when the text stands for nothing
    /// @param otherwise the stand-in when there is a problem
    /// @param wanted such as `must be one of …`
    public <T> T read(Function<String, Optional<T>> parser, T otherwise, String wanted) {
        Optional<T> read =
                node.isString() || node.isNumber()
                        ? parser.apply(node.asString())
                        : Optional.empty();
        if (read.isEmpty()) {
            refuse(wanted);
        }
        return read.orElse(otherwise);
    }

    /// Like [#read], but what is absent is `otherwise` without a problem.
    public <T> T readIfPresent(Function<String, Optional<T>> parser, T otherwise, String wanted) {
        return isAbsent() ? otherwise : read(parser, otherwise, wanted);
    }

    public boolean flag(boolean otherwise) {
        if (!isAbsent() && !node.isBoolean()) {
            refuse("must be true or false");
        }
        return node.isBoolean() ? node.booleanValue() : otherwise;
    }

    public void refuse(String wanted) {
        refuse("BadRequest", wanted);
    }

    /// Reports `path = value, wanted`, or that the place is empty.
    public void refuse(String code, String wanted) {
        String what = isAbsent() ? " is missing, " : " = " + shown() + ", ";
        explain(code, path + what + wanted);
    }

    /// Reports a sentence of the caller's own about this place.
    public void explain(String code, String sentence) {
        problems.add(new Problem(code, path, sentence));
    }

    private String shown() {
        String text = node.isString() ? node.stringValue() : node.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /// The member of that name in any case; the exact one goes before others.
    public static JsonNode member(JsonNode object, String name) {
        if (object.has(name)) {
            return object.path(name);
        }
        return object.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
