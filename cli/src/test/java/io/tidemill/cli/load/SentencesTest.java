package io.tidemill.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void startAgainAfterTheLast() {
        Sentences sentences = new Sentences(List.of("a", "", "b"));

        assertThat(List.of(sentences.next(), sentences.next(), sentences.next()))
                .containsExactly("a", "b", "a");
    }

    @Test
    void comeBuiltInAndAllDiffer() {
        Sentences sentences = Sentences.builtIn();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sentences.count(); i++) {
            seen.add(sentences.next());
        }

        assertThat(seen).hasSizeGreaterThan(110).hasSize(sentences.count());
    }

    @Test
    void refuseAnEmptyFile() {
        assertThatThrownBy(() -> new Sentences(List.of(" ")))
                .hasMessage("There is no sentence to send");
    }
}
