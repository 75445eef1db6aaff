package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogTest {

    @ParameterizedTest
    @CsvSource({
        "all-MiniLM-L6-v2, all-MiniLM-L6-v2",
        "azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1, all-MiniLM-L6-v2",
        "azureml:all-MiniLM-L6-v2:1, all-MiniLM-L6-v2",
        "azureml://something/else, azureml://something/else"
    })
    void takesTheNameOutOfAReference(String reference, String name) {
        assertThat(ModelCatalog.nameIn(reference)).isEqualTo(name);
    }

    @Test
    void namesTheKnownModelsWhenOneIsUnknown() {
        assertThatThrownBy(() -> ModelCatalog.builtIn().find("gpt-9", Path.of("target")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model = gpt-9, must be one of [all-MiniLM-L6-v2]");
    }

    @Test
    void refusesAFolderWithoutAModel(@TempDir Path folder) {
        assertThatThrownBy(() -> ModelCatalog.builtIn().find(folder.toString(), Path.of("target")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "model = %s, must be a folder with model.onnx and tokenizer.json"
                                .formatted(folder));
    }
}
