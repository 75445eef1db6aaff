package io.tidemill.control;

import io.tidemill.control.rest.ArmJson;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that are almost good, and such as are no good at all.
record FuzzedJson(RandomGenerator random) {
    private static final int DEEPEST = 5;
    private static final int TOO_DEEP = 5_000;
    private static final int LONG = 50_000;

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e999",
                    "PT5M",
                    "PT0S",
                    "P9999999999D",
                    "-PT1M",
                    "2026-11-23T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "../../etc/passwd",
                    "a/b",
                    "'; drop table document; --",
                    "\u0000",
                    "\uD800",
                    "\u202E",
                    "%00",
                    "%s%n",
                    "${x}",
                    "Sunday",
                    "Etc/Nowhere",
                    "W. Europe Standard Time",
                    "/subscriptions/s",
                    "2147483648");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "1",
                    "10",
                    "2147483648",
                    "-9223372036854775808",
                    "1e308",
                    "1e-400",
                    "123456789012345678901234567890",
                    "0.1",
                    "1e400");

    /// A text that began as this one.
    String from(String good) {
        return switch (random.nextInt(10)) {
            case 0 -> good;
            case 1 -> value(0).toString();
            case 2 -> damaged(good);
            case 3 -> noise(random.nextInt(200));
            case 4 -> nonsense();
            default -> changed(ArmJson.read(good)).toString();
        };
    }

    /// One of the texts that someone once stumbled over.
    String text() {
        return random.nextInt(20) == 0
                ? longTexts().get(random.nextInt(longTexts().size()))
                : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /// Those on which a pattern that looks twice at the same place never ends.
    static List<String> longTexts() {
        return List.of(
                "x".repeat(LONG),
                " ".repeat(LONG),
                "'".repeat(LONG),
                "name eq '" + "x".repeat(LONG),
                "name eq '" + "''".repeat(LONG) + "'",
                "name eq 'x' and ".repeat(LONG / 16),
                "(".repeat(LONG));
    }

    String noise(int length) {
        return IntStream.range(0, length)
                .mapToObj(_ -> Character.toString(random.nextInt(1, 0x2FF)))
                .collect(Collectors.joining());
    }

    private String nonsense() {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "[".repeat(random.nextInt(TOO_DEEP));
            case 2 -> "{\"a\":".repeat(random.nextInt(TOO_DEEP));
            default -> "{\"properties\":{\"" + "k".repeat(LONG) + "\":1,\"\":null}}";
        };
    }

    private String damaged(String good) {
        int place = random.nextInt(good.length());
        return switch (random.nextInt(3)) {
            case 0 -> good.substring(0, place);
            case 1 -> good.substring(0, place) + noise(1) + good.substring(place + 1);
            default -> good.substring(0, place) + good;
        };
    }

    /// The same tree with one to three of its values changed, in place.
    private JsonNode changed(JsonNode root) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(root);
        }
        return root;
    }

    private void change(JsonNode node) {
        switch (node) {
            case ObjectNode object when !object.isEmpty() -> {
                String name =
                        List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                if (descends(object.path(name))) {
                    change(object.path(name));
                } else if (random.nextInt(4) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, value(0));
                }
            }
            case ArrayNode array when !array.isEmpty() -> {
                int index = random.nextInt(array.size());
                if (descends(array.path(index))) {
                    change(array.path(index));
                } else {
                    array.add(random.nextBoolean() ? array.path(index).deepCopy() : value(0));
                }
            }
            default -> {}
        }
    }

    private boolean descends(JsonNode child) {
        return child.isContainer() && !child.isEmpty() && random.nextInt(5) > 0;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 7 : 5)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 2 -> ArmJson.read(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 3, 4 -> JsonNodeFactory.instance.stringNode(text());
            case 5 -> {
                ArrayNode array = ArmJson.array();
                IntStream.range(0, random.nextInt(4)).forEach(_ -> array.add(value(depth + 1)));
                yield array;
            }
            default -> {
                ObjectNode object = ArmJson.object();
                IntStream.range(0, random.nextInt(4))
                        .forEach(_ -> object.set(text(), value(depth + 1)));
                yield object;
            }
        };
    }
}
