package io.tidemill.gateway;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// The rules for names in a route table.
final class Names {

    private Names() {}

    static String require(String kind, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of the " + kind + " must not be blank");
        }
        return name;
    }

    static void requireUnique(String kind, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "the " + kind + " '" + name + "' is there twice");
                });
    }
}
