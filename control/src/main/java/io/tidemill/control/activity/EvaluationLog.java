package io.tidemill.control.activity;

import io.tidemill.control.activity.ActivityTable.Category;
import io.tidemill.control.store.Database;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The last evaluations of each setting. The newest are in memory; one that scaled is also kept, as
/// its activity is, and one that would have scaled, unless the one before it said the same.
public final class EvaluationLog {
    /// Evaluations of one setting that are in memory.
    public static final int IN_MEMORY = 20;

    private final Database database;
    private final Map<String, List<Evaluation>> newest = new ConcurrentHashMap<>();

    public EvaluationLog(Database database) {
        this.database = database;
    }

    /// Any thread may call; the lists in the map never change.
    public void record(Evaluation evaluation) {
        String setting = evaluation.setting().id();
        List<Evaluation> before = newest.getOrDefault(key(setting), List.of());
        newest.merge(key(setting), List.of(evaluation), EvaluationLog::joined);
        if (evaluation.decision() instanceof Decision.Scale
                || isNewlyHeldBack(evaluation, before)) {
            keep(setting, evaluation);
        }
    }

    private static boolean isNewlyHeldBack(Evaluation evaluation, List<Evaluation> before) {
        return evaluation.intended() instanceof Decision.Scale
                && (before.isEmpty() || !before.getLast().intended().equals(evaluation.intended()));
    }

    /// Forgets what is in memory of settings that are not among those.
    public void retain(Set<String> settingIds) {
        Set<String> keys = new HashSet<>();
        settingIds.forEach(id -> keys.add(key(id)));
        newest.keySet().retainAll(keys);
    }

    /// At most `most`, the newest first.
    List<ObjectNode> of(String settingId, int most) {
        List<ObjectNode> remembered =
                newest.getOrDefault(key(settingId), List.of()).reversed().stream()
                        .map(EvaluationJson::of)
                        .toList();
        return Stream.concat(remembered.stream(), kept(settingId, remembered, most).stream())
                .limit(most)
                .toList();
    }

    private List<ObjectNode> kept(String settingId, List<ObjectNode> remembered, int most) {
        if (remembered.size() >= most) {
            return List.of();
        }
        Set<String> known = new HashSet<>();
        remembered.forEach(one -> known.add(one.path("correlationId").asString()));
        return database
                .read(connection ->
                        ActivityTable.newest(connection, settingId, Category.EVALUATION, most))
                .stream()
                .map(row -> row.json().asObject())
                .filter(json -> !known.contains(json.path("correlationId").asString()))
                .toList();
    }

    private void keep(String setting, Evaluation evaluation) {
        var row =
                new ActivityTable.NewRow(
                        setting,
                        Category.EVALUATION,
                        evaluation.at(),
                        EvaluationJson.of(evaluation));
        database.write(connection -> {
            ActivityTable.append(connection, row);
            return true;
        });
    }

    private static List<Evaluation> joined(List<Evaluation> old, List<Evaluation> one) {
        List<Evaluation> all =
                new ArrayList<>(old.subList(Math.max(0, old.size() - IN_MEMORY + 1), old.size()));
        all.addAll(one);
        return List.copyOf(all);
    }

    private static String key(String settingId) {
        return settingId.toLowerCase(Locale.ROOT);
    }
}
