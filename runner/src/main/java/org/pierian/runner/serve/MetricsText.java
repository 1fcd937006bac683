package org.pierian.runner.serve;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.pierian.runner.http.Reply;

/// The counters of all runs in the text format of Prometheus.
///
/// **Source:** Prometheus, exposition formats, text format 0.0.4.
final class MetricsText {

    private static final String TYPE = "text/plain; version=0.0.4";

    private final List<ServedRun> runs;
    private final StringBuilder text = new StringBuilder();

    private MetricsText(List<ServedRun> runs) {
        this.runs = runs;
    }

    /// What `/metrics` answers.
    static Reply of(List<ServedRun> runs, double upSeconds) {
        MetricsText metrics = new MetricsText(runs);
        metrics.write(upSeconds);
        return Reply.text(200, TYPE, metrics.text.toString());
    }

    private void write(double upSeconds) {
        head("pierian_requests_total", "counter", "Requests for predictions, by the status of the answer.");
        for (ServedRun run : runs) {
            run.counters()
                    .statuses()
                    .forEach((status, count) ->
                            line("pierian_requests_total", label(run) + ",status=\"" + status + "\"", (double) count));
        }
        times();
        family("pierian_examples_total", "counter", "Examples that were predicted.", run ->
                (double) run.counters().examples());
        family("pierian_passes_total", "counter", "Passes through the network.", run ->
                (double) run.counters().passes());
        family(
                "pierian_batched_requests_total",
                "counter",
                "Requests in these passes; divided by the passes, how many were answered together.",
                run -> (double) run.counters().requestsOfPasses());
        family("pierian_waiting_examples", "gauge", "Examples that wait for a pass.", ServedRun::waiting);
        family("pierian_loads_total", "counter", "How often the run was loaded.", run ->
                (double) run.counters().loads());
        family("pierian_failed_loads_total", "counter", "How often a changed run could not be loaded.", run ->
                (double) run.counters().failedLoads());
        process(upSeconds);
    }

    private void times() {
        head("pierian_request_seconds", "histogram", "How long answers took.");
        for (ServedRun run : runs) {
            long[] times = run.counters().times();
            long upTo = 0;
            for (int i = 0; i < times.length; i++) {
                upTo += times[i];
                String end = i < Counters.SECONDS.length ? number(Counters.SECONDS[i]) : "+Inf";
                line("pierian_request_seconds_bucket", label(run) + ",le=\"" + end + "\"", (double) upTo);
            }
            line("pierian_request_seconds_sum", label(run), run.counters().seconds());
            line("pierian_request_seconds_count", label(run), (double) upTo);
        }
    }

    private void process(double upSeconds) {
        Runtime runtime = Runtime.getRuntime();
        head("pierian_up_seconds", "gauge", "How long the server runs.");
        line("pierian_up_seconds", "", upSeconds);
        head("pierian_memory_bytes", "gauge", "Memory of the heap that is in use.");
        line("pierian_memory_bytes", "", (double) (runtime.totalMemory() - runtime.freeMemory()));
    }

    private void family(String name, String type, String help, ToDoubleFunction<ServedRun> value) {
        head(name, type, help);
        runs.forEach(run -> line(name, label(run), value.applyAsDouble(run)));
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(number(value)).append('\n');
    }

    private static String label(ServedRun run) {
        String safe = run.name().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "run=\"" + safe + "\"";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.US, "%.0f", value)
                : Double.toString(value);
    }
}
