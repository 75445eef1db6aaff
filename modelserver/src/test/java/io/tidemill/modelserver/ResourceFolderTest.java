package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceFolderTest {

    private static final String RESOURCE = "/all-minilm-l6-v2-q-tokenizer.json";

    @TempDir Path folder;

    @Test
    void unpacksOnce() throws IOException {
        Path first = new ResourceFolder(folder).unpack(RESOURCE);
        Object before = Files.getAttribute(first, "lastModifiedTime");
        Path second = new ResourceFolder(folder).unpack(RESOURCE);
        assertThat(second).isEqualTo(first).isNotEmptyFile();
        assertThat(Files.getAttribute(second, "lastModifiedTime")).isEqualTo(before);
        assertThat(first.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void replacesAFileThatIsNotWhole() throws IOException {
        Path file = new ResourceFolder(folder).unpack(RESOURCE);
        long whole = Files.size(file);
        Files.writeString(file, "cut");
        assertThat(new ResourceFolder(folder).unpack(RESOURCE)).hasSize(whole);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> new ResourceFolder(folder).unpack("/nothing.onnx"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/nothing.onnx");
    }
}
