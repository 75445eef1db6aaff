/// Tidemill's decision engine: values in, values out.
///
/// Nothing here reads a clock, touches a file or a network, starts a thread, logs or throws dice.
/// Start reading at {@link io.tidemill.engine.Autoscaler} (what one run decides) and {@link
/// io.tidemill.engine.ControlLoop} (what one run does).
module io.tidemill.engine {
    requires static transitive org.jspecify;

    exports io.tidemill.engine;
    exports io.tidemill.engine.activity;
    exports io.tidemill.engine.decision;
    exports io.tidemill.engine.metric;
    exports io.tidemill.engine.profile;
    exports io.tidemill.engine.rule;
    exports io.tidemill.engine.target;
}
