package io.tidemill.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// A user at work: a running product with the model deployed as `embeddings` / `blue`, and a shell
/// in which `tidemill` is on the path.
final class Desk implements AutoCloseable {
    static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

    private final Product product;
    private final Embeddings embeddings;
    private final Shell shell;

    private Desk(Product product, Embeddings embeddings, Shell shell) {
        this.product = product;
        this.embeddings = embeddings;
        this.shell = shell;
    }

    /// Starts the product in a folder below `folder`, and deploys the model with that many
    /// instances.
    static Desk in(Path folder, int instances) throws IOException {
        Product product = Product.up(folder.resolve("data"));
        try {
            Embeddings embeddings = Embeddings.deploy(product.client(), instances);
            return new Desk(product, embeddings, shell(folder, product));
        } catch (IOException | RuntimeException | Error e) {
            product.close();
            throw e;
        }
    }

    Product product() {
        return product;
    }

    Embeddings embeddings() {
        return embeddings;
    }

    /// As after login: nothing of Azure is set.
    Shell shell() {
        return shell;
    }

    /// As after `eval "$(tidemill azure-env)"`.
    Shell azureShell() {
        String exported = shell.out("eval \"$(tidemill azure-env)\"; env -0 | tr '\\n\\0' ' \\n'");
        Map<String, String> all =
                exported.lines()
                        .filter(line -> line.indexOf('=') > 0)
                        .map(line -> line.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return shell.with(all);
    }

    @Override
    public void close() {
        product.close();
    }

    /// A shell in a folder, in which `tidemill` is that product's command line.
    static Shell shell(Path folder, Product product) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path script = bin.resolve("tidemill");
        Files.writeString(
                script,
                "#!/bin/sh\nexec "
                        + Product.command().stream()
                                .map(word -> "'" + word + "'")
                                .collect(Collectors.joining(" "))
                        + " \"$@\"\n");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + script);
        }
        return Shell.in(folder)
                .with("PATH", bin + ":" + System.getenv("PATH"))
                .with("HOME", folder.toString())
                .with("TIDEMILL_DATA", product.data().toString())
                .with("AZURE_CORE_COLLECT_TELEMETRY", "false");
    }
}
