package io.tidemill.modelserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What one model server is told when it starts.
///
/// @param port loopback port to listen on; 0 picks a free one
/// @param cpus CPU the process may use, in cores (0.25 is a quarter of one core), above 0
/// @param model a name such as `all-MiniLM-L6-v2`, or an `azureml://…/models/{name}/versions/{v}`
///   reference whose name is used, or the absolute path of a folder with `model.onnx` and
///   `tokenizer.json`
/// @param bodyLimit largest request body, in bytes, inclusive
/// @param maxQueue calls that may wait while another one is computed; the next one is refused
/// @param maxWait a call that waited longer than this is not computed any more
/// @param unpackFolder where the model and the native libraries are unpacked; shared by all
///   instances of a user, filled once
public record ModelServerConfig(
        int port,
        double cpus,
        String model,
        int bodyLimit,
        int maxQueue,
        Duration maxWait,
        Path unpackFolder) {

    /// Times the calls inside, this must fit into a small heap: 33 bodies of 512 KiB are 17 MB.
    public static final int DEFAULT_BODY_LIMIT = 512 * 1024;

    public static final int DEFAULT_MAX_QUEUE = 32;

    /// Longer than the default request time-out of an endpoint (5 s) is of use to nobody.
    public static final Duration DEFAULT_MAX_WAIT = Duration.ofSeconds(5);

    public ModelServerConfig {
        check(port >= 0 && port <= 65_535, "port", port, "0 to 65535");
        check(cpus > 0 && cpus <= 1024, "cpus", cpus, "above 0 and at most 1024");
        check(bodyLimit > 0, "bodyLimit", bodyLimit, "at least 1 byte");
        check(maxQueue >= 0, "maxQueue", maxQueue, "at least 0");
        check(maxWait.isPositive(), "maxWait", maxWait, "longer than nothing");
    }

    /// The given values with the default limits, unpacking into the user's cache folder.
    public static ModelServerConfig of(int port, double cpus, String model) {
        return new ModelServerConfig(
                port,
                cpus,
                model,
                DEFAULT_BODY_LIMIT,
                DEFAULT_MAX_QUEUE,
                DEFAULT_MAX_WAIT,
                userCache());
    }

    public ModelServerConfig withUnpackFolder(Path folder) {
        return new ModelServerConfig(port, cpus, model, bodyLimit, maxQueue, maxWait, folder);
    }

    /// Never a folder that others can write to: native code is loaded from it.
    private static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("tidemill");
    }

    private static void check(boolean holds, String field, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(field + " = " + value + ", must be " + wanted);
        }
    }
}
