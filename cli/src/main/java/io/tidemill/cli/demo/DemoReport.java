package io.tidemill.cli.demo;

import io.tidemill.cli.client.ScaleAction;
import io.tidemill.cli.load.LoadReport;
import io.tidemill.cli.load.LoadSummary;
import io.tidemill.cli.view.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// What the demo says at its end: what the load looked like, what became of it, and each scale
/// action.
final class DemoReport {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private DemoReport() {}

    static List<String> lines(
            List<Moment> history, LoadSummary load, List<ScaleAction> actions, Page page) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(DemoView.chart(history, page.width()));
        lines.add("");
        lines.addAll(LoadReport.lines(load));
        lines.add("");
        lines.add(Text.count(actions.size(), "scale action") + (actions.isEmpty() ? "" : ":"));
        for (ScaleAction action : actions) {
            String time = TIME.format(action.at().atZone(page.zone()));
            lines.add("  " + time + "  " + action.decision());
        }
        return lines;
    }

    /// How wide the report may be, and the reader's time zone.
    record Page(int width, ZoneId zone) {}
}
