package io.tidemill.control.prometheus;

import io.tidemill.control.metric.MetricNamespace;
import io.tidemill.control.metric.SourceReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// All servers of the configuration.
///
/// Each is the namespace `prometheus/NAME`. The only one, or the one named `default`, is
/// `prometheus` too.
public final class PrometheusSources implements AutoCloseable {
    private static final String NAMESPACE = "prometheus";
    private static final String DEFAULT = "default";

    /// Who writes a setting waits no longer than this for words about its expressions.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<PrometheusSource> sources;
    private final List<PrometheusNamespace> namespaces;

    PrometheusSources(List<PrometheusSource> sources) {
        this.sources = List.copyOf(sources);
        this.namespaces = namespaces(this.sources);
    }

    /// Servers that are asked from now on.
    public static PrometheusSources start(List<PrometheusServer> servers, InstantSource clock) {
        return new PrometheusSources(
                servers.stream().map(server -> PrometheusSource.start(server, clock)).toList());
    }

    public List<? extends MetricNamespace> namespaces() {
        return namespaces;
    }

    public List<SourceReport> reports() {
        return sources.stream().map(PrometheusSource::report).toList();
    }

    @Override
    public void close() {
        sources.forEach(PrometheusSource::close);
    }

    /// A metric as a rule names it.
    record Mention(String namespace, String metric) {}

    /// Has the servers judge all metrics that are theirs, those at the same time. After a few
    /// seconds nobody waits any more, and what is not judged counts as good.
    void judge(Collection<Mention> mentions) {
        List<Callable<Boolean>> questions = mentions.stream().flatMap(this::question).toList();
        if (questions.isEmpty()) {
            return;
        }
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            threads.invokeAll(questions, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private Stream<Callable<Boolean>> question(Mention mention) {
        return namespaces.stream()
                .filter(namespace -> namespace.name().equalsIgnoreCase(mention.namespace()))
                .map(namespace ->
                        () -> {
                            namespace.source().judge(mention.metric());
                            return true;
                        });
    }

    private static List<PrometheusNamespace> namespaces(List<PrometheusSource> sources) {
        var namespaces = new ArrayList<PrometheusNamespace>();
        for (var source : sources) {
            var name = source.server().name();
            namespaces.add(new PrometheusNamespace(NAMESPACE + "/" + name, source));
            if (sources.size() == 1 || name.equals(DEFAULT)) {
                namespaces.add(new PrometheusNamespace(NAMESPACE, source));
            }
        }
        return List.copyOf(namespaces);
    }
}
