package io.tidemill.cli.replay;

import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.simulator.ReplayedRun;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One JSON object a line and run.
final class JsonLines implements RunWriter {
    private final JsonGenerator json;

    JsonLines(Writer out) {
        this.json =
                JsonFactory.builder()
                        .rootValueSeparator("\n")
                        .build()
                        .createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void write(ReplayedRun run) {
        json.writeStartObject();
        json.writeStringProperty("time", run.at().toString());
        writeProfile(RunFacts.profile(run));
        json.writeNumberProperty("from", run.from());
        json.writeNumberProperty("to", run.to());
        json.writeStringProperty("action", RunFacts.action(run));
        json.writeStringProperty("reason", RunFacts.reason(run).code());
        json.writeArrayPropertyStart("rules");
        RunFacts.rules(run).forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void finish() {
        json.writeRaw('\n');
        json.flush();
    }

    private void writeProfile(String name) {
        if (name.isEmpty()) {
            json.writeNullProperty("profile");
        } else {
            json.writeStringProperty("profile", name);
        }
    }

    private void write(RuleEvaluation rule) {
        json.writeStartObject();
        json.writeStringProperty("metric", RunFacts.metric(rule));
        var observed = RunFacts.observed(rule);
        if (observed.isPresent() && Double.isFinite(observed.getAsDouble())) {
            json.writeNumberProperty("observed", observed.getAsDouble());
        } else {
            json.writeNullProperty("observed");
        }
        json.writeNumberProperty("threshold", RunFacts.threshold(rule));
        json.writeStringProperty("outcome", rule.outcome().wire());
        json.writeEndObject();
    }
}
