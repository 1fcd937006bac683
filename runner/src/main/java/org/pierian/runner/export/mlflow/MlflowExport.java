package org.pierian.runner.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.dataset.NetworkAccess;
import org.pierian.runner.export.FinishedRun;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.MetricLine;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.verify.SpecKeys;

/// A run on a tracking server of MLflow, by its REST interface: an experiment with the name of the spec, and in
/// it a run with the spec's keys as parameters, metrics by epoch, and the fingerprints as tags.
///
/// **Source:** <https://mlflow.org/docs/latest/rest-api.html>.
public final class MlflowExport {

    private static final int MOST_METRICS = 1000;
    private static final int MOST_PARAMETERS = 100;
    private static final int LONGEST_VALUE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final URI address;
    private final Account account;
    private final NetworkAccess network;
    private final Duration patience;

    private MlflowExport(URI address, Account account, NetworkAccess network, Duration patience) {
        this.address = address;
        this.account = account;
        this.network = network;
        this.patience = patience;
    }

    /// An exporter for a server.
    ///
    /// @param address the server's, on the command line; that of `MLFLOW_TRACKING_URI` where there is none
    /// @param environment the variables with address and account
    /// @param network which servers the person allows
    /// @throws Failure when there is no address, or one that is not used
    public static MlflowExport of(Optional<String> address, Map<String, String> environment, NetworkAccess network) {
        return of(address, environment, network, PATIENCE);
    }

    static MlflowExport of(
            Optional<String> address, Map<String, String> environment, NetworkAccess network, Duration patience) {
        String text = address.or(() -> Optional.ofNullable(environment.get("MLFLOW_TRACKING_URI")))
                .filter(written -> !written.isBlank())
                .orElseThrow(() -> Failure.of(ExitCode.USAGE, "the address of the tracking server is missing")
                        .help("add `--tracking-uri http://localhost:5000`, or set MLFLOW_TRACKING_URI"));
        return new MlflowExport(uri(text, Account.of(environment)), Account.of(environment), network, patience);
    }

    private static URI uri(String text, Account account) {
        URI uri;
        try {
            uri = new URI(text.replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw Failure.of(ExitCode.USAGE, "the address of the tracking server is none")
                    .help("write it as `https://mlflow.example.org`")
                    .causedBy(e);
        }
        boolean secure = "https".equals(uri.getScheme());
        if (uri.getHost() == null || (!secure && !"http".equals(uri.getScheme())) || uri.getQuery() != null) {
            throw Failure.of(ExitCode.USAGE, "the address of the tracking server has to begin with http:// or https://")
                    .help("files of MLflow are not written; `mlflow server` starts a server for them");
        }
        if (uri.getUserInfo() != null) {
            throw Failure.of(ExitCode.USAGE, "the address of the tracking server has an account in it")
                    .help("take it out, and set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");
        }
        if (!secure && account.header().isPresent() && !THIS_MACHINE.contains(uri.getHost())) {
            throw Failure.of(ExitCode.POLICY, "the account would be sent to `" + uri.getHost() + "` without encryption")
                    .help("use https, or unset the account's variables");
        }
        return uri;
    }

    /// Writes a run; where the server has it already, nothing.
    ///
    /// @return the run's address in the server's pages
    /// @throws Failure when the connection is not allowed or fails, or the server refuses
    public String write(FinishedRun run) {
        List<MetricLine> lines = run.metrics();
        network.require(
                address.getHost(),
                "`--to mlflow`",
                "add `" + NetworkAccess.OPTION + " " + address.getHost()
                        + "` if you know that server and trust it with what is sent");
        try (TrackingServer server = new TrackingServer(address, account, patience)) {
            String experiment = experiment(server, run.spec().name());
            Optional<String> known = known(server, experiment, run);
            String id = known.isPresent() ? known.get() : create(server, experiment, run, lines);
            return address + "/#/experiments/" + experiment + "/runs/" + id;
        }
    }

    private static String experiment(TrackingServer server, String name) {
        return server.get("experiments/get-by-name?experiment_name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .map(answer -> answer.at("/experiment/experiment_id"))
                .filter(JsonNode::isValueNode)
                .orElseGet(() ->
                        server.post("experiments/create", Map.of("name", name)).path("experiment_id"))
                .asText();
    }

    /// The finished run with these weights, if the server has it.
    private static Optional<String> known(TrackingServer server, String experiment, FinishedRun run) {
        Map<String, Object> search = new LinkedHashMap<>();
        search.put("experiment_ids", List.of(experiment));
        search.put(
                "filter",
                "attributes.status = 'FINISHED' and tags.`pierian.run` = '"
                        + run.record().id() + "' and tags.`pierian.weights_sha256` = '"
                        + run.record().weightsSha256() + "'");
        search.put("max_results", 1);
        JsonNode found = server.post("runs/search", search).at("/runs/0/info/run_id");
        return found.isTextual() ? Optional.of(found.textValue()) : Optional.empty();
    }

    private static String create(TrackingServer server, String experiment, FinishedRun run, List<MetricLine> lines) {
        long start =
                LocalFiles.firstStep(run.folder()).map(Instant::toEpochMilli).orElse(0L);
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("experiment_id", experiment);
        made.put("run_name", run.record().name() + "-" + run.record().id());
        made.put("start_time", start);
        made.put("tags", tags(run));
        String id = server.post("runs/create", made).at("/run/info/run_id").asText();
        String status = "FAILED";
        try {
            log(server, id, "params", MOST_PARAMETERS, parameters(run));
            log(server, id, "metrics", MOST_METRICS, metrics(run, lines, start));
            status = "FINISHED";
        } finally {
            end(server, id, status, end(run, start));
        }
        return id;
    }

    private static void end(TrackingServer server, String id, String status, long end) {
        try {
            server.post("runs/update", Map.of("run_id", id, "status", status, "end_time", end));
        } catch (Failure failure) {
            if (status.equals("FINISHED")) {
                throw failure; // otherwise the failure before is the one to report
            }
        }
    }

    private static void log(
            TrackingServer server, String id, String what, int most, List<? extends Map<String, ?>> all) {
        for (int from = 0; from < all.size(); from += most) {
            Map<String, Object> batch = new LinkedHashMap<>();
            batch.put("run_id", id);
            batch.put(what, all.subList(from, Math.min(all.size(), from + most)));
            server.post("runs/log-batch", batch);
        }
    }

    private static List<Map<String, String>> tags(FinishedRun run) {
        List<Map<String, String>> tags = new ArrayList<>();
        tags.add(pair("pierian.run", run.record().id()));
        tags.add(pair("pierian.numerics", "" + run.record().numerics()));
        tags.add(pair("pierian.spec_sha256", run.record().specSha256()));
        tags.add(pair("pierian.weights_sha256", run.record().weightsSha256()));
        return tags;
    }

    private static List<Map<String, String>> parameters(FinishedRun run) {
        List<Map<String, String>> parameters = new ArrayList<>();
        SpecKeys.of(run.folder().spec()).forEach((key, value) -> parameters.add(pair(key(key), value)));
        return parameters;
    }

    private static Map<String, String> pair(String key, String value) {
        Map<String, String> pair = new LinkedHashMap<>();
        pair.put("key", key);
        pair.put("value", value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
        return pair;
    }

    /// Metrics that are finite; servers do not take the others.
    private static List<Map<String, Object>> metrics(FinishedRun run, List<MetricLine> lines, long start) {
        List<Map<String, Object>> metrics = new ArrayList<>();
        double epochMillis = (double) (end(run, start) - start) / run.record().epochs();
        for (MetricLine line : lines) {
            line.values().forEach((name, value) -> {
                if (Double.isFinite(value)) {
                    Map<String, Object> metric = new LinkedHashMap<>();
                    metric.put("key", key(line.split() + "/" + name));
                    metric.put("value", value);
                    metric.put("timestamp", start + Math.round(line.epoch() * epochMillis));
                    metric.put("step", line.epoch());
                    metrics.add(metric);
                }
            });
        }
        return metrics;
    }

    private static long end(FinishedRun run, long start) {
        double seconds =
                LocalFiles.trainingSeconds(run.folder()).orElse(run.record().epochs());
        return start + Math.round(seconds * 1000);
    }

    /// MLflow's names have letters, digits and some marks.
    private static String key(String name) {
        return name.replaceAll("[^A-Za-z0-9_./ -]", "_");
    }
}
