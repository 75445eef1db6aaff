package io.tidemill.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.tidemill.gateway.Admission.Refused;
import io.tidemill.gateway.Admission.Seated;
import io.tidemill.gateway.Routes.Deployment;
import io.tidemill.gateway.Routes.Endpoint;
import io.tidemill.gateway.Routes.Instance;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Lets requests in: endpoint, credential, size, deployment, room, instance, in this order.
///
/// Each event loop has its own door, because each has its own random numbers.
final class Door {

    private static final String BEARER = "Bearer ";

    private final Routing routing;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final long bodyLimit;

    Door(Routing routing, RandomGenerator random, InstantSource clock, long bodyLimit) {
        this.routing = routing;
        this.random = random;
        this.clock = clock;
        this.bodyLimit = bodyLimit;
    }

    /// Seats a request, or says why not.
    ///
    /// The seat is counted before the routes are looked at once more. So whoever replaces the
    /// routes and then reads a count of zero knows that nobody is on the way to that instance.
    Admission admit(HttpRequest request) {
        while (true) {
            Routes routes = routing.current();
            Admission admission = admit(routes, request);
            if (routing.isInForce(routes)) {
                return admission;
            }
            if (admission instanceof Seated(Seat seat, _)) {
                seat.leave();
            }
        }
    }

    /// Moves a seat to an instance that was not tried yet, and says whether there was one.
    boolean reseat(Seat seat, Set<String> tried) {
        while (true) {
            Routes routes = routing.current();
            Optional<Instance> next =
                    routes.deployment(seat.deployment().endpoint(), seat.deployment().name())
                            .map(deployment -> untried(deployment, tried))
                            .flatMap(this::leastBusy);
            next.ifPresent(seat::moveTo);
            if (next.isEmpty() || routing.isInForce(routes)) {
                return next.isPresent();
            }
        }
    }

    private Admission admit(Routes routes, HttpRequest request) {
        return Target.of(request.uri())
                .map(target -> admit(routes, request, target))
                .orElseGet(() -> new Refused(new Reach.Nowhere(), Refusal.noSuchPath()));
    }

    private Admission admit(Routes routes, HttpRequest request, Target target) {
        Endpoint endpoint = routes.endpoints().get(target.endpoint());
        if (endpoint == null) {
            return new Refused(new Reach.Nowhere(), Refusal.noSuchEndpoint(target.endpoint()));
        }
        Reach here = new Reach.Endpoint(target.endpoint());
        return switch (admittance(endpoint, request.headers())) {
            case GRANTED -> admit(endpoint, here, request, target);
            case UNKNOWN -> new Refused(here, Refusal.unauthorized());
            case FORBIDDEN -> new Refused(here, Refusal.forbidden());
        };
    }

    private Admission admit(Endpoint endpoint, Reach here, HttpRequest request, Target target) {
        if (HttpUtil.getContentLength(request, 0L) > bodyLimit) {
            return new Refused(here, Refusal.bodyTooLarge(bodyLimit));
        }
        String wanted = request.headers().get(AzureHeaders.DEPLOYMENT);
        return wanted == null
                ? drawn(endpoint, here, target)
                : named(endpoint, here, wanted, target);
    }

    private Admission drawn(Endpoint endpoint, Reach here, Target target) {
        return endpoint.draw(random)
                .map(deployment -> seat(deployment, target))
                .orElseGet(() -> new Refused(here, Refusal.noTraffic()));
    }

    private Admission named(Endpoint endpoint, Reach here, String wanted, Target target) {
        Deployment deployment = endpoint.deployments().get(wanted);
        return deployment == null
                ? new Refused(here, Refusal.noSuchDeployment(wanted))
                : seat(deployment, target);
    }

    private Admission seat(Deployment deployment, Target target) {
        return leastBusy(deployment.instances())
                .map(instance -> seat(deployment, instance, target))
                .orElseGet(() -> new Refused(reached(deployment), Refusal.noInstance()));
    }

    private static Admission seat(Deployment deployment, Instance instance, Target target) {
        Seat seat = Seat.take(deployment, instance);
        int limit = deployment.route().maxInFlight();
        if (deployment.inFlight().get() <= limit) {
            return new Seated(seat, target.uri());
        }
        seat.leave();
        return new Refused(reached(deployment), Refusal.tooManyPending(limit));
    }

    /// The instance with the fewest requests in flight. The search starts anywhere, so instances
    /// that are equally busy take turns.
    private Optional<Instance> leastBusy(List<Instance> instances) {
        if (instances.isEmpty()) {
            return Optional.empty();
        }
        int start = random.nextInt(instances.size());
        Instance best = instances.get(start);
        for (int i = 1; i < instances.size(); i++) {
            Instance other = instances.get((start + i) % instances.size());
            if (other.inFlight().get() < best.inFlight().get()) {
                best = other;
            }
        }
        return Optional.of(best);
    }

    private static List<Instance> untried(Deployment deployment, Set<String> tried) {
        return deployment.instances().stream()
                .filter(instance -> !tried.contains(instance.id()))
                .toList();
    }

    private Admittance admittance(Endpoint endpoint, HttpHeaders headers) {
        String credential = headers.get(HttpHeaderNames.AUTHORIZATION, "");
        return credential.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        && credential.length() > BEARER.length()
                ? endpoint.route().access().admit(credential.substring(BEARER.length()), clock)
                : Admittance.UNKNOWN;
    }

    private static Reach reached(Deployment deployment) {
        return new Reach.Deployment(deployment.endpoint(), deployment.name());
    }
}
