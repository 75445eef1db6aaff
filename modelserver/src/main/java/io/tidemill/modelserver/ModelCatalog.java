package io.tidemill.modelserver;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The models this server knows, by name. To add one, add its resources to the class path and a
/// line to [#builtIn].
record ModelCatalog(Map<String, Opener> models) {

    /// Opens a model, unpacking what it needs into a folder.
    interface Opener {
        Model open(ResourceFolder folder);
    }

    private static final Pattern REFERENCE =
            Pattern.compile(
                    "azureml:(?://registries/[^/]+/models/)?([^/:]+)(?:/versions/|:)[^/:]+");

    ModelCatalog {
        models = Map.copyOf(models);
    }

    static ModelCatalog builtIn() {
        return new ModelCatalog(Map.of("all-MiniLM-L6-v2", SentenceEmbedder.MINI_LM));
    }

    /// How to open the referenced model, one that is known by name or the absolute path of a folder
    /// that holds one. Any other is refused here, before anything is started.
    ///
    /// @param folder where resources are unpacked
    Supplier<Model> find(String reference, Path folder) {
        if (Path.of(reference).isAbsolute()) {
            var parts = SentenceEmbedder.Parts.in(Path.of(reference));
            return () -> SentenceEmbedder.open(parts, new ResourceFolder(folder));
        }
        Opener opener = models.get(nameIn(reference));
        if (opener == null) {
            throw new IllegalArgumentException(
                    "model = " + reference + ", must be one of " + new TreeMap<>(models).keySet());
        }
        return () -> opener.open(new ResourceFolder(folder));
    }

    static String nameIn(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        return matcher.matches() ? matcher.group(1) : reference;
    }
}
