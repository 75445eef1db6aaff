package io.tidemill.control.prometheus;

import io.tidemill.control.egress.Allowance;
import io.tidemill.control.egress.EgressClient;
import io.tidemill.control.egress.EgressGuard;
import io.tidemill.control.egress.EgressLimits;
import io.tidemill.control.egress.EgressPolicy;
import io.tidemill.control.egress.EgressReply;
import io.tidemill.control.egress.EgressRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks one server, and calls no other address. Any thread may call.
final class PrometheusClient {
    /// The largest answer that is read.
    private static final int MOST_BYTES = 8 << 20;

    private final PrometheusServer server;
    private final EgressClient client;

    PrometheusClient(PrometheusServer server) {
        this.server = server;
        var timeout = server.pace().timeout();
        client =
                new EgressClient(
                        new EgressGuard(new EgressPolicy(true, only(server.uri()))),
                        server.trust(),
                        new EgressLimits(timeout, timeout));
    }

    /// The answer, after the server's time-out at the latest.
    Answer ask(Question question) {
        try {
            return answer(question, client.call(request(question), MOST_BYTES));
        } catch (IOException e) {
            return new Answer.Failed("our own login cannot be read: " + e.getMessage());
        }
    }

    private static Answer answer(Question question, EgressReply reply) {
        return switch (reply) {
            case EgressReply.Answered(var status, var body) ->
                    new AnswerReader(question).read(status, body);
            case EgressReply.TooLarge() ->
                    new Answer.Failed("its answer is larger than " + MOST_BYTES + " bytes");
            case EgressReply.Failed(var why) -> new Answer.Failed(why);
        };
    }

    private EgressRequest request(Question question) throws IOException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        switch (server.login()) {
            case PrometheusServer.Login.None() -> {}
            case PrometheusServer.Login.BearerToken(var file) ->
                    headers.put("Authorization", "Bearer " + firstLine(file));
            case PrometheusServer.Login.Password(var user, var file) ->
                    headers.put("Authorization", "Basic " + basic(user + ":" + firstLine(file)));
        }
        var path = server.uri().toString().replaceAll("/+$", "") + question.path();
        return new EgressRequest(URI.create(path), headers, question.form(server.pace().timeout()));
    }

    private static String basic(String login) {
        return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("").strip();
    }

    /// An IPv6 address stands in brackets in a URI, and without them elsewhere.
    private static List<Allowance> only(URI uri) {
        var host = uri.getHost();
        return List.of(
                new Allowance.Host(host), new Allowance.Host(host.replaceAll("[\\[\\]]", "")));
    }
}
