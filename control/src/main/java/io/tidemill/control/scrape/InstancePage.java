package io.tidemill.control.scrape;

import io.tidemill.control.egress.Allowance;
import io.tidemill.control.egress.EgressClient;
import io.tidemill.control.egress.EgressGuard;
import io.tidemill.control.egress.EgressLimits;
import io.tidemill.control.egress.EgressPolicy;
import io.tidemill.control.egress.EgressReply;
import io.tidemill.control.egress.EgressRequest;
import io.tidemill.control.egress.EgressTrust;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Pages of instances on this machine, and of nothing else.
record InstancePage(EgressClient client) implements Scraper.Page {
    private static final String HOST = "127.0.0.1";
    private static final int MOST_BYTES = 4 << 20;
    private static final EgressLimits LIMITS =
            new EgressLimits(Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4");

    static InstancePage ofThisMachine() {
        var policy = new EgressPolicy(true, List.of(new Allowance.Host(HOST)));
        return new InstancePage(
                new EgressClient(new EgressGuard(policy), EgressTrust.ofJdk(), LIMITS));
    }

    @Override
    public EgressReply read(int port, String path) {
        var uri = URI.create("http://" + HOST + ":" + port + path);
        return client.call(new EgressRequest(uri, HEADERS, ""), MOST_BYTES);
    }
}
