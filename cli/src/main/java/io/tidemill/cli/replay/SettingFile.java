package io.tidemill.cli.replay;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.setting.SettingReading;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file that holds an autoscale setting in any of ARM's forms: a resource, a template with
/// `resources`, or bare properties.
final class SettingFile {
    private SettingFile() {}

    /// Reads the setting, or fails with everything that is wrong with it.
    static AutoscaleSetting read(Path file) {
        return switch (SettingReading.ofFile(StandInIds.complete(text(file)))) {
            case SettingReading.Valid(_, var setting) -> setting;
            case SettingReading.Invalid(var problems) -> throw refusal(file, problems);
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure("UnreadableFile", file + " cannot be read: " + e, "");
        }
    }

    private static CommandFailure refusal(Path file, List<Problem> found) {
        var problems = new Problems(file);
        found.forEach(problem -> problems.add(problem.message()));
        return problems.failure();
    }
}
