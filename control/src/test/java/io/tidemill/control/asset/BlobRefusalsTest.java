package io.tidemill.control.asset;

import static io.tidemill.control.asset.UploadFixture.FOLDER;
import static io.tidemill.control.asset.UploadFixture.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobRefusalsTest {
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
        assertThat(uploads.files()).isEmpty();
    }

    @Test
    void opensNothingWithoutASignatureOfOurs() {
        String container = UploadContainer.of(WORKSPACE);
        String other = "azureml-blobstore-0000000000000000";
        String sas = uploads.sas();

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
        String address = UploadContainer.of(WORKSPACE) + "/a?" + uploads.sas();
        uploads.pass(SharedAccess.LIFE.minusSeconds(1));
        assertThat(status(address)).isEqualTo(404);
        uploads.pass(Duration.ofSeconds(1));

        assertThat(status(address)).isEqualTo(403);
    }

    @Test
    void keepsNothingOfABrokenUpload() throws IOException {
        String address = UploadContainer.of(WORKSPACE) + "/" + FILE + "?" + uploads.sas();

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
        assertThat(uploads.files()).isEmpty();
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

    private int status(String address) {
        return uploads.blob("HEAD", address, "", Map.of(), "").status();
    }

    private static String error(BlobAnswer answer) {
        return answer.status() + " " + answer.headers().get("x-ms-error-code");
    }
}
