package io.tidemill.cli.demo;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.client.Fleet;
import io.tidemill.cli.client.Fleet.SettingState;
import io.tidemill.cli.demo.Moment.DeploymentSeen;
import io.tidemill.cli.load.LoadTally;
import io.tidemill.cli.load.LoadThread;
import io.tidemill.cli.load.Pacer;
import io.tidemill.cli.view.Screen;
import io.tidemill.cli.view.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Looks at the load and its deployment every two seconds until the load ends, and shows what it
/// sees: drawn in place on a terminal, as a line every ten seconds elsewhere. One thread uses it.
final class DemoWatch {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int LINE_EVERY = 5;

    private final Terminal terminal;
    private final Fleet fleet;
    private final Duration length;
    private final Screen screen;
    private final int width;
    private final List<Moment> history = new ArrayList<>();
    private DeploymentSeen seen =
            new DeploymentSeen(0, 0, OptionalDouble.empty(), "not evaluated yet");

    DemoWatch(Terminal terminal, Fleet fleet, Duration length) {
        this.terminal = terminal;
        this.fleet = fleet;
        this.length = length;
        screen = new Screen(terminal);
        width = terminal.width();
    }

    /// Watches until the last answer is in; all that was seen.
    List<Moment> watch(LoadThread load) throws InterruptedException {
        Pacer pacer = Pacer.startingNow();
        Duration before = Duration.ZERO;
        while (!load.awaitEnd(PAUSE)) {
            look();
            Duration now = pacer.elapsed();
            history.add(moment(now, now.minus(before), load.tally()));
            before = now;
            show();
        }
        return history;
    }

    private Moment moment(Duration now, Duration slice, LoadTally tally) {
        LoadTally.Recent recent = tally.takeRecent();
        double rate = recent.sent() / (slice.toNanos() / 1e9);
        return new Moment(now, rate, recent.latencies(), tally.summary(), seen);
    }

    /// A look that fails keeps what was seen before: the load goes on and has the last word.
    private void look() {
        try {
            Fleet.Row row =
                    fleet.row(
                            DemoResources.ENDPOINT,
                            DemoResources.DEPLOYMENT,
                            DemoResources.SETTING);
            String decision = row.setting().map(SettingState::decision).orElse("");
            seen = new DeploymentSeen(row.wanted(), row.ready(), row.cpu(), decision);
        } catch (CommandFailure failure) {
            seen =
                    new DeploymentSeen(
                            seen.wanted(),
                            seen.ready(),
                            seen.cpu(),
                            String.valueOf(failure.getMessage()));
        }
    }

    private void show() {
        if (terminal.interactive()) {
            screen.draw(DemoView.screen(history, length, Math.min(width, 100)), width);
        } else if (history.size() % LINE_EVERY == 0) {
            terminal.print(DemoView.line(history.getLast()));
        }
    }
}
