package io.tidemill.cli.server;

import io.tidemill.control.GatewayRequests;
import io.tidemill.gateway.CompletedRequest;
import io.tidemill.gateway.Reach;
import io.tidemill.gateway.RequestListener;

/// Tells the control plane of the gateway's requests, in its words.
///
/// The gateway serves before the control plane is there, since it must never wait for it: what it
/// tells before [#tell] is not counted.
final class GatewayListener implements RequestListener {
    private static final int NO_ANSWER = 0;

    private volatile Receiver receiver = new Receiver.Nobody();

    private sealed interface Receiver {
        record Nobody() implements Receiver {}

        record Somebody(GatewayRequests requests) implements Receiver {}
    }

    void tell(GatewayRequests requests) {
        receiver = new Receiver.Somebody(requests);
    }

    @Override
    public void finished(CompletedRequest request) {
        if (receiver instanceof Receiver.Somebody(var requests)) {
            tell(requests, request);
        }
    }

    @Override
    public void connectionOpened(String endpoint) {
        if (receiver instanceof Receiver.Somebody(var requests)) {
            requests.connectionOpened(endpoint);
        }
    }

    @Override
    public void connectionClosed(String endpoint) {
        if (receiver instanceof Receiver.Somebody(var requests)) {
            requests.connectionClosed(endpoint);
        }
    }

    private static void tell(GatewayRequests requests, CompletedRequest request) {
        switch (request.reach()) {
            case Reach.Nowhere() -> {} // belongs to no endpoint
            case Reach.Endpoint(var endpoint) ->
                    requests.finished(finished(request, endpoint, "", NO_ANSWER));
            case Reach.Deployment(var endpoint, var deployment) ->
                    requests.finished(finished(request, endpoint, deployment, NO_ANSWER));
            case Reach.Instance(var endpoint, var deployment, _) ->
                    requests.finished(finished(request, endpoint, deployment, NO_ANSWER));
            case Reach.Model(var endpoint, var deployment, _, var status) ->
                    requests.finished(finished(request, endpoint, deployment, status));
        }
    }

    private static GatewayRequests.Finished finished(
            CompletedRequest request, String endpoint, String deployment, int modelStatus) {
        return new GatewayRequests.Finished(
                endpoint,
                deployment,
                request.status(),
                modelStatus,
                request.duration(),
                request.bytesIn() + request.bytesOut());
    }
}
