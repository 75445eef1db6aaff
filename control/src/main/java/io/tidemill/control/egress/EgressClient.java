package io.tidemill.control.egress;

import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.DnsAddressLookup;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import io.helidon.webclient.spi.DnsResolver;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Calls addresses that users or the operator wrote down, as far as the guard lets it: one
/// connection a call, no proxy, no redirect, no cookie. Any thread may call.
public final class EgressClient {
    private final EgressGuard guard;
    private final EgressLimits limits;
    private final Http1Client client;

    public EgressClient(EgressGuard guard, EgressTrust trust, EgressLimits limits) {
        this.guard = guard;
        this.limits = limits;
        client =
                Http1Client.builder()
                        .dnsResolver(new Resolver(guard))
                        .proxy(Proxy.noProxy())
                        .tls(Tls.builder().sslContext(trust.context()).build())
                        .connectTimeout(limits.connect())
                        .readTimeout(limits.total().multipliedBy(2)) // the total ends it first
                        .followRedirects(false)
                        .keepAlive(false)
                        .shareConnectionCache(false)
                        .sendExpectContinue(false)
                        .build();
    }

    /// Sends the request, and returns once the head of the answer is there or the time is over.
    public EgressAnswer post(EgressRequest request) {
        return guard.objection(request.uri())
                .<EgressAnswer>map(EgressAnswer.Refused::new)
                .orElseGet(() -> inTime(() -> send(request), EgressAnswer.Unreachable::new));
    }

    /// Sends the request, a GET where it has no body, and returns once the whole answer is there or
    /// the time is over.
    ///
    /// @param mostBytes of the answer's body
    public EgressReply call(EgressRequest request, int mostBytes) {
        return guard.objection(request.uri())
                .<EgressReply>map(EgressReply.Failed::new)
                .orElseGet(() -> inTime(() -> fetch(request, mostBytes), EgressReply.Failed::new));
    }

    /// The interrupt closes the connection of a virtual thread: nothing is left behind, however
    /// slowly the receiver drips.
    private <T> T inTime(Callable<? extends T> call, Function<String, ? extends T> failure) {
        FutureTask<T> task = new FutureTask<>(call::call);
        Thread.ofVirtual().name("egress").start(task);
        try {
            return task.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return failure.apply("no answer within " + limits.total().toMillis() + " ms");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failure.apply("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call failed in a way that is not known.", e);
        } finally {
            task.cancel(true);
        }
    }

    private EgressAnswer send(EgressRequest request) {
        try (var response = prepared(client.post(), request).submit(request.body())) {
            return new EgressAnswer.Answered(response.status().code());
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    private EgressReply fetch(EgressRequest request, int mostBytes) {
        try (var response = submitted(request);
                InputStream stream = response.inputStream()) {
            byte[] body = stream.readNBytes(mostBytes + 1); // one more tells that it is over
            return body.length > mostBytes
                    ? new EgressReply.TooLarge()
                    : new EgressReply.Answered(
                            response.status().code(), new String(body, StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            return switch (failure(e)) {
                case EgressAnswer.Refused(var why) -> new EgressReply.Failed(why);
                case EgressAnswer.Unreachable(var why) -> new EgressReply.Failed(why);
                case EgressAnswer.Answered _ ->
                        throw new IllegalStateException("A failure is no answer.", e);
            };
        }
    }

    private HttpClientResponse submitted(EgressRequest request) {
        return request.body().isEmpty()
                ? prepared(client.get(), request).request()
                : prepared(client.post(), request).submit(request.body());
    }

    private static Http1ClientRequest prepared(Http1ClientRequest call, EgressRequest request) {
        Http1ClientRequest prepared = call.skipUriEncoding(true).uri(bare(request.uri()));
        request.headers()
                .forEach((name, value) -> prepared.header(HeaderNames.create(name), value));
        return prepared;
    }

    private static EgressAnswer failure(Throwable thrown) {
        return switch (rootOf(thrown)) {
            case NotAdmitted e -> e.answer;
            case IOException e -> new EgressAnswer.Unreachable(words(e));
            case Throwable e -> new EgressAnswer.Unreachable(e.getClass().getSimpleName());
        };
    }

    /// Messages of the JDK tell of the connection, never of what was sent or received.
    private static String words(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /// The address as it was written, but for a user's name, which is no part of a request. It
    /// stays a text: the HTTP client would take a `URI` apart and spell its query anew.
    private static String bare(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = Optional.ofNullable(uri.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
        String query = Optional.ofNullable(uri.getRawQuery()).map(q -> "?" + q).orElse("");
        return uri.getScheme() + "://" + uri.getHost() + port + path + query;
    }

    /// The guard, as the HTTP client asks for addresses: what it returns is connected to.
    private record Resolver(EgressGuard guard) implements DnsResolver {
        @Override
        public InetAddress resolveAddress(String host, DnsAddressLookup ours) {
            return switch (guard.admit(host)) {
                case Admission.Admitted(var address) -> address;
                case Admission.Refused(var why) ->
                        throw new NotAdmitted(new EgressAnswer.Refused(why));
                case Admission.Unknown(var why) ->
                        throw new NotAdmitted(new EgressAnswer.Unreachable(why));
            };
        }
    }

    /// Carries the guard's answer through the HTTP client.
    private static final class NotAdmitted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient EgressAnswer answer;

        NotAdmitted(EgressAnswer answer) {
            super("not admitted", null, false, false);
            this.answer = answer;
        }
    }
}
