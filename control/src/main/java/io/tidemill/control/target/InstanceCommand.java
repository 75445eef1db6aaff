package io.tidemill.control.target;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The command line and environment that make a process out of a template.
///
/// Each instance is started by a few lines of `/bin/sh`, which make it deaf to Ctrl-C in Tidemill's
/// terminal: it must go on serving while Tidemill drains.
///
/// @param folder where it is started; the empty path is Tidemill's own
/// @param environment added to Tidemill's own; holds `PORT`
record InstanceCommand(List<String> line, Path folder, Map<String, String> environment) {

    /// The model server itself watches its standard input and leaves when it ends, so the shell
    /// only steps aside.
    private static final String STEP_ASIDE =
            """
            trap '' INT HUP
            exec "$@"
            """;

    /// A foreign command does not know about our standard input, so the shell stays and watches it.
    ///
    /// The command gets its own process group, so that whatever it starts can be ended with it: by
    /// `setsid`, or where that does not exist (macOS) by job control. The watcher holds the pipe as
    /// descriptor 3, because a shell gives background jobs an empty standard input; the write end
    /// is held by Tidemill alone, so `read` returns exactly when Tidemill is gone, however it went.
    /// After a TERM, which the shell passes on, `wait` returns early: hence the loop. What the
    /// command leaves behind in its group is killed.
    private static final String WATCH =
            """
            trap '' INT HUP
            exec 3<&0
            if command -v setsid >/dev/null 2>&1; then
                setsid /bin/sh -c "$1" <&3 3<&- &
            else
                set -m
                /bin/sh -c "$1" <&3 3<&- &
                set +m
            fi
            command=$!
            trap 'kill -s TERM -- "-$command" 2>/dev/null' TERM
            (
                trap - TERM
                read -r _ <&3
                kill -s TERM -- "-$command"
                sleep 1
                kill -s KILL -- "-$command"
            ) >/dev/null 2>&1 &
            watcher=$!
            wait "$command"
            status=$?
            while kill -0 "$command" 2>/dev/null; do
                wait "$command"
                status=$?
            done
            kill "$watcher" 2>/dev/null
            kill -s KILL -- "-$command" 2>/dev/null
            exit "$status"
            """;

    static InstanceCommand of(
            DeploymentSpec spec, Instance instance, int port, List<String> modelServer) {
        var launch = instance.template().launch();
        return new InstanceCommand(
                line(launch, modelServer), launch.startFolder(), environment(spec, instance, port));
    }

    private static List<String> line(Launch launch, List<String> modelServer) {
        return switch (launch) {
            case Launch.BuiltInModel(var model) -> {
                var line = new ArrayList<>(shell(STEP_ASIDE));
                line.addAll(modelServer);
                line.add(model);
                yield line;
            }
            case Launch.ShellCommand command -> {
                var line = new ArrayList<>(shell(WATCH));
                line.add(command.text());
                yield line;
            }
        };
    }

    /// The deployment's own variables and ours on top of them.
    private static Map<String, String> environment(
            DeploymentSpec spec, Instance instance, int port) {
        var template = instance.template();
        var environment = new HashMap<>(template.environment());
        environment.put("PORT", Integer.toString(port));
        environment.put("TIDEMILL_CPUS", template.type().coresText());
        environment.put("TIDEMILL_INSTANCE_ID", instance.id());
        environment.put("TIDEMILL_ENDPOINT", spec.endpoint());
        environment.put("TIDEMILL_DEPLOYMENT", spec.name());
        return environment;
    }

    private static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script, "tidemill-instance");
    }
}
