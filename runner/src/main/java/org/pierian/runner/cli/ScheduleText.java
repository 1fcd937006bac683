package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pierian.runner.cli.terminal.Plot;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.probe.RateCurve;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.SignificantDigits;

/// The learning rate over a run, for a person and for programs.
final class ScheduleText {

    private ScheduleText() {}

    /// A plot, and a table of key points.
    ///
    /// @param markdown whether the table is one of Markdown
    static String of(RateCurve curve, Terminal terminal, boolean markdown) {
        int room = terminal.resultColumns();
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("", "epoch", "step", "learning rate"));
        curve.points()
                .forEach(point -> cells.add(List.of(
                        point.what(),
                        Integer.toString(point.epoch()),
                        Table.number(point.step()),
                        SignificantDigits.of(point.rate()))));
        String plot = Plot.text(
                curve.samples(),
                "step 1",
                "step " + Table.number(curve.points().getLast().step()),
                room,
                Plot.canDrawBlocks(terminal));
        String note = curve.followsMetric()
                ? Table.prose("the rate as long as the metric improves; the schedule reduces it when it stops", room)
                : "";
        String table = markdown ? Table.markdown(cells, 1) : Table.text(cells, 1, room);
        return "learning rate\n" + (markdown ? "```text\n" + plot + "```\n" : plot) + "\n" + table + note;
    }

    /// A line for each key point.
    static List<String> json(RateCurve curve) {
        return curve.points().stream()
                .map(point -> Json.line(map(point)) + "\n")
                .toList();
    }

    private static Map<String, Object> map(RateCurve.Point point) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epoch", point.epoch());
        map.put("step", point.step());
        map.put("learning_rate", point.rate());
        if (!point.what().isEmpty()) {
            map.put("point", point.what());
        }
        return map;
    }
}
