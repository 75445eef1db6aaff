package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Things of a type, of which only the ids matter. For one thread.
final class FakeResidents implements Residents {
    private final String type;
    private final List<String> ids;
    private boolean broken;

    FakeResidents(String type, String... ids) {
        this.type = type;
        this.ids = new ArrayList<>(List.of(ids));
    }

    /// From now on nothing can be deleted.
    void breakDown() {
        broken = true;
    }

    List<String> ids() {
        return ids;
    }

    @Override
    public List<ObjectNode> list(String idPrefix) {
        return ids.stream()
                .filter(id -> isIn(id, idPrefix))
                .map(id -> ResourceSummary.of(id, type, ArmJson.object().put("location", "local")))
                .toList();
    }

    @Override
    public void deleteAll(String idPrefix) {
        if (broken) {
            throw new IllegalStateException("broken");
        }
        ids.removeIf(id -> isIn(id, idPrefix));
    }

    private static boolean isIn(String id, String prefix) {
        return id.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
    }
}
