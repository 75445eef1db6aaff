package io.tidemill.control.asset;

import static io.tidemill.control.asset.UploadFixture.FOLDER;
import static io.tidemill.control.asset.UploadFixture.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(files()).hasSize(1);
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
        assertThat(files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<BlockList><Latest>YQ==</Latest></BlockList>",
                "<BlockList><Latest>../../../etc</Latest></BlockList>",
                "<BlockList><Latest></Latest></BlockList>",
                "<BlockList>",
                "{}",
                "",
                "<!DOCTYPE b [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><BlockList><Latest>&x;</Latest></BlockList>"
            })
    void refusesABlockListThatMakesNoSense(String list) {
        BlobAnswer answer = uploads.blob("PUT", FILE + "?comp=blocklist", list, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("x-ms-error-code", "InvalidBlockList");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../tidemill.db",
                "a/../../b",
                "a/%2e%2e/%2e%2e/b",
                "a%2f..%2fb",
                "a//b",
                "./a",
                "a/",
                "%00",
                "a%5c..%5cb"
            })
    void refusesANameThatIsNoFileBelowAFolder(String name) throws IOException {
        BlobAnswer answer = uploads.blob("PUT", name, "x", BLOCK_BLOB);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(uploads.blob("HEAD", name, "", Map.of()).status()).isEqualTo(404);
        assertThat(files()).isEmpty();
    }

    @Test
    void opensNothingWithoutASignatureOfOurs() {
        String container = UploadContainer.of(WORKSPACE);
        String other = "azureml-blobstore-0000000000000000";
        String sas = sas();

        assertThat(status(container + "/a?sp=rcwl&se=2030-01-01T00:00:00Z&sig=AAAA"))
                .isEqualTo(403);
        assertThat(status(container + "/a")).isEqualTo(403);
        assertThat(status(container + "/a?" + sas.replace("sp=rcwl", "sp=rcwld"))).isEqualTo(403);
        assertThat(status(container + "/a?" + sas.replace("se=2026", "se=2036"))).isEqualTo(403);
        assertThat(status(other + "/a?" + sas)).isEqualTo(403);
        assertThat(status(container + "/a?" + sas)).isEqualTo(404);
    }

    @Test
    void closesWhenTheSignatureIsOver() {
        String address = UploadContainer.of(WORKSPACE) + "/a?" + sas();
        uploads.pass(SharedAccess.LIFE.minusSeconds(1));
        assertThat(status(address)).isEqualTo(404);
        uploads.pass(Duration.ofSeconds(1));

        assertThat(status(address)).isEqualTo(403);
    }

    @Test
    void keepsNothingOfABrokenUpload() throws IOException {
        String address = UploadContainer.of(WORKSPACE) + "/" + FILE + "?" + sas();

        assertThat(error(uploads.blob("PUT", address, "hello", BLOCK_BLOB, "9")))
                .isEqualTo("400 InvalidInput");
        assertThat(error(uploads.blob("PUT", address, "hello", BLOCK_BLOB, "nine")))
                .isEqualTo("411 MissingContentLengthHeader");
        assertThat(error(uploads.blob("PUT", address, "hello", BLOCK_BLOB, "101")))
                .isEqualTo("413 RequestBodyTooLarge");
        assertThat(error(uploads.blob("PUT", address, "hello", Map.of(), "")))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(
                        error(
                                uploads.blob(
                                        "PUT",
                                        address,
                                        "hello",
                                        Map.of(
                                                "x-ms-blob-type",
                                                "BlockBlob",
                                                "Content-MD5",
                                                "NDQJOtTpkkWvFcl60hUrrw=="),
                                        "")))
                .isEqualTo("400 Md5Mismatch");
        assertThat(files()).isEmpty();
    }

    @Test
    void boundsAllBlocksOfABlobTogether() {
        String half = "x".repeat(60);
        uploads.blob("PUT", FILE + "?comp=block&blockid=YQ%3D%3D", half, Map.of());

        assertThat(
                        error(
                                uploads.blob(
                                        "PUT",
                                        FILE + "?comp=block&blockid=Yg%3D%3D",
                                        half,
                                        Map.of())))
                .isEqualTo("413 RequestBodyTooLarge");
    }

    @Test
    void refusesAnUploadThatTheDiskHasNoRoomFor(@TempDir Path other) {
        try (UploadFixture full = UploadFixture.in(other, new UploadLimits(100, Long.MAX_VALUE))) {
            assertThat(error(full.blob("PUT", FILE, "hello", BLOCK_BLOB)))
                    .isEqualTo("409 InsufficientDiskSpace");
        }
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
        assertThat(files()).isEmpty();
    }

    @Test
    void throwsAwayWhatACrashLeftHalfDone() throws IOException {
        put(BLOCK_BLOB);
        Files.writeString(folder.resolve("uploads/blobs/left.part"), "half");
        UploadFixture.in(uploads.store(), folder);

        assertThat(files()).hasSize(1);
        assertThat(text(uploads.blob("GET", FILE, "", Map.of()))).isEqualTo("hello");
    }

    private int put(Map<String, String> headers) {
        return uploads.blob("PUT", FILE, "hello", headers).status();
    }

    private String sas() {
        return uploads.call("POST", "/datastores/workspaceblobstore/listSecrets", "")
                .json()
                .path("sasToken")
                .asString();
    }

    private int status(String address) {
        return uploads.blob("HEAD", address, "", Map.of(), "").status();
    }

    private String list(String query) {
        BlobAnswer answer =
                uploads.blob(
                        "GET",
                        UploadContainer.of(WORKSPACE) + "?" + query + "&" + sas(),
                        "",
                        Map.of(),
                        "");
        return ((BlobAnswer.Body.Xml) answer.body()).text();
    }

    private static String error(BlobAnswer answer) {
        return answer.status() + " " + answer.headers().get("x-ms-error-code");
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

    private java.util.List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve("uploads/blobs"))) {
            return found.filter(Files::isRegularFile).toList();
        }
    }
}
