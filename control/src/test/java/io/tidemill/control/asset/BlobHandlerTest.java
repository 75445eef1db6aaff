package io.tidemill.control.asset;

import static io.tidemill.control.asset.UploadFixture.FOLDER;
import static io.tidemill.control.asset.UploadFixture.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobHandlerTest {
    private static final Map<String, String> BLOCK_BLOB = Map.of("x-ms-blob-type", "BlockBlob");
    private static final String FILE = FOLDER + "/src/score.py";

    @TempDir private Path folder;
    private UploadFixture uploads;

    @BeforeEach
    void open() {
        uploads = UploadFixture.in(folder, new UploadLimits(100, 0));
    }

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void uploadsOnceAndTellsTheNextClient() {
        assertThat(uploads.blob("HEAD", FILE, "", Map.of()).status()).isEqualTo(404);
        assertThat(
                        put(
                                Map.of(
                                        "x-ms-blob-type",
                                        "BlockBlob",
                                        "If-None-Match",
                                        "*",
                                        "Content-Type",
                                        "text/x-python")))
                .isEqualTo(201);
        uploads.blob(
                "PUT",
                FILE + "?comp=metadata",
                "",
                Map.of("x-ms-meta-upload_status", "completed", "x-ms-meta-version", "1"));

        BlobAnswer asked = uploads.blob("HEAD", FILE, "", Map.of());
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.headers())
                .containsEntry("x-ms-meta-upload_status", "completed")
                .containsEntry("x-ms-meta-version", "1")
                .containsEntry("Content-Length", "5")
                .containsEntry("Content-Type", "text/x-python")
                .containsEntry("x-ms-blob-type", "BlockBlob");
    }

    @Test
    void refusesToReplaceWhatMustBeNew() {
        put(BLOCK_BLOB);
        BlobAnswer second =
                uploads.blob(
                        "PUT",
                        FILE,
                        "other",
                        Map.of("x-ms-blob-type", "BlockBlob", "If-None-Match", "*"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.headers()).containsEntry("x-ms-error-code", "BlobAlreadyExists");
        assertThat(text(uploads.blob("GET", FILE, "", Map.of()))).isEqualTo("hello");
    }

    @Test
    void replacesWhatMayBeReplaced() throws IOException {
        put(BLOCK_BLOB);
        uploads.blob("PUT", FILE, "other", BLOCK_BLOB);

        assertThat(text(uploads.blob("GET", FILE, "", Map.of()))).isEqualTo("other");
        assertThat(uploads.files()).hasSize(1);
    }

    @Test
    void tellsCapitalsFromSmallLetters() {
        uploads.blob("PUT", FOLDER + "/Ärger.py", "one", BLOCK_BLOB);
        uploads.blob("PUT", FOLDER + "/ärger.py", "two", BLOCK_BLOB);

        assertThat(text(uploads.blob("GET", FOLDER + "/%C3%84rger.py", "", Map.of())))
                .isEqualTo("one");
    }

    @Test
    void putsBlocksTogetherInTheOrderOfTheList() throws IOException {
        uploads.blob("PUT", FILE + "?comp=block&blockid=YQ%3D%3D", "tide", Map.of());
        uploads.blob("PUT", FILE + "?comp=block&blockid=Yg%3D%3D", "mill", Map.of());
        assertThat(uploads.blob("HEAD", FILE, "", Map.of()).status()).isEqualTo(404);
        BlobAnswer joined =
                uploads.blob(
                        "PUT",
                        FILE + "?comp=blocklist",
                        "<?xml version='1.0'?><BlockList><Latest>Yg==</Latest><Latest>YQ==</Latest></BlockList>",
                        Map.of("x-ms-blob-content-type", "text/plain", "x-ms-meta-a", "b"));

        assertThat(joined.status()).isEqualTo(201);
        BlobAnswer read = uploads.blob("GET", FILE, "", Map.of());
        assertThat(text(read)).isEqualTo("milltide");
        assertThat(read.headers())
                .containsEntry("Content-Type", "text/plain")
                .containsEntry("x-ms-meta-a", "b");
        assertThat(uploads.files()).hasSize(1);
    }

    @Test
    void readsAPart() {
        put(BLOCK_BLOB);
        BlobAnswer part = uploads.blob("GET", FILE, "", Map.of("x-ms-range", "bytes=1-3"));

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.headers()).containsEntry("Content-Range", "bytes 1-3/5");
        assertThat(text(part)).isEqualTo("ell");
        assertThat(uploads.blob("GET", FILE, "", Map.of("Range", "bytes=5-9")).status())
                .isEqualTo(416);
    }

    @Test
    void listsWithAndWithoutFolders() {
        put(BLOCK_BLOB);
        uploads.blob("PUT", FOLDER + "/a&b", "x", BLOCK_BLOB);
        String all = list("comp=list&restype=container&prefix=" + FOLDER);
        String top = list("comp=list&prefix=" + FOLDER + "/&delimiter=/");

        assertThat(all).contains("<Name>" + FILE + "</Name>", "a&#38;b</Name>");
        assertThat(top)
                .contains("<BlobPrefix><Name>" + FOLDER + "/src/</Name></BlobPrefix>")
                .doesNotContain("score.py");
    }

    @Test
    void forgetsUploadsThatNothingWasRegisteredFrom() throws IOException {
        put(BLOCK_BLOB);
        uploads.blob("PUT", FILE + "?comp=block&blockid=YQ%3D%3D", "x", Map.of());
        uploads.pass(BlobStore.UNUSED_LIFE);
        uploads.uploads().sweep(_ -> _ -> false);
        assertThat(uploads.blob("HEAD", FILE, "", Map.of()).status()).isEqualTo(200);
        uploads.pass(Duration.ofSeconds(1));
        uploads.uploads().sweep(_ -> _ -> false);

        assertThat(uploads.blob("HEAD", FILE, "", Map.of()).status()).isEqualTo(404);
        uploads.pass(
                Duration.ofDays(
                        3650)); // blocks have the time of the machine, which tests do not move
        uploads.uploads().sweep(_ -> _ -> false);
        assertThat(uploads.files()).isEmpty();
    }

    @Test
    void throwsAwayWhatACrashLeftHalfDone() throws IOException {
        put(BLOCK_BLOB);
        Files.writeString(folder.resolve("uploads/blobs/left.part"), "half");
        UploadFixture.in(uploads.store(), folder);

        assertThat(uploads.files()).hasSize(1);
        assertThat(text(uploads.blob("GET", FILE, "", Map.of()))).isEqualTo("hello");
    }

    @Test
    void listsPageByPage() {
        for (String name : List.of("a", "b/1", "b/2", "c")) {
            uploads.blob("PUT", name, "x", BLOCK_BLOB);
        }
        String first = list("comp=list&delimiter=/&maxresults=2");
        String second = list("comp=list&delimiter=/&maxresults=2&marker=b/");

        assertThat(first)
                .contains("<Name>a</Name>", "<BlobPrefix><Name>b/</Name>")
                .contains("<NextMarker>b/</NextMarker>")
                .doesNotContain("<Name>c</Name>");
        assertThat(second)
                .contains("<Name>c</Name>", "<NextMarker></NextMarker>")
                .doesNotContain("<Name>a</Name>", "b/");
    }

    private int put(Map<String, String> headers) {
        return uploads.blob("PUT", FILE, "hello", headers).status();
    }

    private String list(String query) {
        BlobAnswer answer =
                uploads.blob(
                        "GET",
                        UploadContainer.of(WORKSPACE) + "?" + query + "&" + uploads.sas(),
                        "",
                        Map.of(),
                        "");
        return ((BlobAnswer.Body.Xml) answer.body()).text();
    }

    private static String text(BlobAnswer answer) {
        var part = (BlobAnswer.Body.FilePart) answer.body();
        try {
            String all = Files.readString(part.file());
            return all.substring((int) part.from(), (int) (part.from() + part.length()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
