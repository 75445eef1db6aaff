package io.tidemill.control.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The blob pages over a real port.
class BlobPagesTest {
    private static final int SIZE = 5 << 20;

    @TempDir private Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private UploadFixture uploads;
    private ArmServer server;

    @BeforeEach
    void start() {
        uploads = UploadFixture.in(folder, new UploadLimits(SIZE, 0));
        server =
                ArmServer.start(
                        "127.0.0.1",
                        0,
                        _ -> ArmResponse.empty(418),
                        List.of(uploads.uploads().pages()));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
        uploads.close();
    }

    @Test
    void takesAndGivesMoreThanOtherRequestsMayHave() throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        assertThat(send("PUT", "big.bin", bytes).statusCode()).isEqualTo(201);
        HttpResponse<byte[]> head = send("HEAD", "big.bin", new byte[0]);
        HttpResponse<byte[]> whole = send("GET", "big.bin", new byte[0]);

        assertThat(head.headers().firstValue("content-length")).contains(Integer.toString(SIZE));
        assertThat(Arrays.equals(whole.body(), bytes)).isTrue();
        assertThat(whole.headers().firstValue("x-ms-request-id")).isPresent();
    }

    @Test
    void keepsAPageAmongTheUploadsFromActingAsTheStudio() throws Exception {
        send("PUT", "evil.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        var headers = send("GET", "evil.html", new byte[0]).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).startsWith("sandbox");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void readsARefusedBodyOfUsualLengthToItsEnd() throws Exception {
        HttpResponse<byte[]> answer = send("PUT", "big.bin", new byte[SIZE + 1]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("<Code>RequestBodyTooLarge</Code>");
        assertThat(send("PUT", "big.bin", new byte[1]).statusCode()).isEqualTo(201);
    }

    @Test
    void cutsOffARefusedBodyThatIsLonger() throws Exception {
        String target = "PUT /store/a/" + container() + "/big.bin?" + sas();
        String answers = raw(target, 10L << 30, "");

        assertThat(answers).startsWith("HTTP/1.1 413").containsOnlyOnce("HTTP/1.1");
    }

    @Test
    void refusesAPathThatClimbsAsItIsSent() throws Exception {
        String target = "PUT /store/a/" + container() + "/../../../etc/passwd?" + sas();
        String answers = raw(target, 1, "xGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answers).startsWith("HTTP/1.1 400").contains("InvalidUri");
    }

    @Test
    void leavesOtherPathsToOthers() throws Exception {
        var elsewhere = URI.create("http://127.0.0.1:" + server.port() + "/storehouse");

        assertThat(
                        client.send(
                                        HttpRequest.newBuilder(elsewhere).build(),
                                        BodyHandlers.discarding())
                                .statusCode())
                .isEqualTo(418);
    }

    private HttpResponse<byte[]> send(String method, String name, byte[] body) throws Exception {
        String address =
                "http://127.0.0.1:%d/store/a/%s/%s?%s"
                        .formatted(server.port(), container(), name, sas());
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("x-ms-blob-type", "BlockBlob")
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /// What is answered until the server closes the connection or falls silent for a second.
    private String raw(String line, long length, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(1000);
            String request =
                    "%s HTTP/1.1\r\nHost: a\r\nx-ms-blob-type: BlockBlob\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(line, length, body);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return answers(socket);
        }
    }

    private static String answers(Socket socket) throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answers);
        } catch (SocketTimeoutException e) {
            // the connection stays open for the next request
        }
        return answers.toString(StandardCharsets.US_ASCII);
    }

    private static String container() {
        return UploadContainer.of(UploadFixture.WORKSPACE);
    }

    private String sas() {
        return uploads.call("POST", "/datastores/workspaceblobstore/listSecrets", "")
                .json()
                .path("sasToken")
                .asString();
    }
}
