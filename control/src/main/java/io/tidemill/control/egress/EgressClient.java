package io.tidemill.control.egress;

import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.DnsAddressLookup;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import io.helidon.webclient.spi.DnsResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls addresses that users wrote down, as far as the guard lets it: one connection a call, no
/// proxy, no redirect, no cookie, and no look at the body of the answer. Any thread may call.
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
                .orElseGet(() -> inTime(() -> send(request)));
    }

    /// The interrupt closes the connection of a virtual thread: nothing is left behind, however
    /// slowly the receiver drips.
    private EgressAnswer inTime(Callable<EgressAnswer> call) {
        FutureTask<EgressAnswer> task = new FutureTask<>(call);
        Thread.ofVirtual().name("egress").start(task);
        try {
            return task.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new EgressAnswer.Unreachable(
                    "no answer within " + limits.total().toMillis() + " ms");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new EgressAnswer.Unreachable("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call failed in a way that is not known.", e);
        } finally {
            task.cancel(true);
        }
    }

    private EgressAnswer send(EgressRequest request) {
        Http1ClientRequest call = client.post().skipUriEncoding(true).uri(bare(request.uri()));
        request.headers().forEach((name, value) -> call.header(HeaderNames.create(name), value));
        try (var response = call.submit(request.body())) {
            return new EgressAnswer.Answered(response.status().code());
        } catch (RuntimeException e) {
            return failure(e);
        }
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
