package io.tidemill.modelserver;

import java.nio.file.Path;
import java.util.Locale;

/// Where the native parts of ONNX Runtime and of the tokenizer are found: unpacked once, never
/// downloaded.
///
/// Both libraries take this from system properties only. Values set from outside win.
final class NativeLibraries {

    private NativeLibraries() {}

    static void prepare(ResourceFolder folder) {
        setDefault("ai.djl.offline", "true");
        setDefault("DJL_CACHE_DIR", folder.path().toString());
        prepareOnnxRuntime(folder);
    }

    /// Left alone, ONNX Runtime unpacks 23 MB into a temporary folder at each start. A platform we
    /// don't know still gets that.
    private static void prepareOnnxRuntime(ResourceFolder folder) {
        String base = "/ai/onnxruntime/native/" + platform() + "/";
        for (String library : new String[] {"onnxruntime", "onnxruntime4j_jni"}) {
            String resource = base + System.mapLibraryName(library);
            if (ResourceFolder.exists(resource)) {
                Path file = folder.unpack(resource);
                setDefault("onnxruntime.native." + library + ".path", file.toString());
            }
        }
    }

    private static String platform() {
        return system(property("os.name")) + "-" + processor(property("os.arch"));
    }

    private static String system(String name) {
        if (name.contains("mac")) {
            return "osx";
        }
        return name.contains("win") ? "win" : "linux";
    }

    private static String processor(String name) {
        return name.equals("amd64") || name.equals("x86_64") ? "x64" : name;
    }

    private static String property(String name) {
        return System.getProperty(name, "").toLowerCase(Locale.ROOT);
    }

    private static void setDefault(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
