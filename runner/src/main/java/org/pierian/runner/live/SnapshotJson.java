package org.pierian.runner.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Snapshots as JSON: one object in one line, in `local/progress.json` and in the events of the page.
public final class SnapshotJson {

    private static final Pattern SESSION = Pattern.compile("[0-9a-z]{0,64}");

    private SnapshotJson() {}

    /// One line, without its end.
    public static String of(Snapshot snapshot) {
        // Once a second beside training, so not by way of a map and Json.
        Snapshot.Length length = snapshot.length();
        Snapshot.Figures figures = snapshot.figures();
        StringBuilder text = new StringBuilder(512);
        text.append("{\"session\":\"").append(snapshot.session());
        text.append("\",\"state\":\"").append(snapshot.state().word()).append('"');
        put(text, "beat", snapshot.beat());
        put(text, "epoch", length.epoch());
        put(text, "epochs", length.epochs());
        put(text, "seen", length.seen());
        put(text, "examples", length.examples());
        put(text, "steps", length.steps());
        put(text, "loss", figures.loss());
        put(text, "accuracy", figures.accuracy());
        put(text, "rate", figures.rate());
        put(text, "seconds_left", figures.secondsLeft());
        snapshot.checkpoint().ifPresent(steps -> put(text, "checkpoint", steps));
        text.append(",\"trail\":[");
        points(text, snapshot);
        return text.append("]}").toString();
    }

    private static void put(StringBuilder text, String key, long value) {
        text.append(",\"").append(key).append("\":").append(value);
    }

    private static void put(StringBuilder text, String key, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            text.append(",\"").append(key).append("\":").append(value.getAsDouble());
        }
    }

    /// The points as pairs of epochs since the start and loss, in the few digits that can be seen.
    private static void points(StringBuilder text, Snapshot snapshot) {
        double examples = Math.max(1, snapshot.length().examples());
        boolean isFirst = true;
        for (Trail.Point point : snapshot.trail()) {
            float epochs = (float) (point.seen() / examples);
            float loss = (float) point.loss();
            if (Float.isFinite(epochs) && Float.isFinite(loss)) {
                text.append(isFirst ? "[" : ",[")
                        .append(epochs)
                        .append(',')
                        .append(loss)
                        .append(']');
                isFirst = false;
            }
        }
    }

    /// The snapshot that a line says; empty where it says none.
    public static Optional<Snapshot> read(JsonNode json) {
        Optional<RunState> state = RunState.of(json.path("state").asText());
        String session = json.path("session").asText();
        if (state.isEmpty() || !SESSION.matcher(session).matches()) {
            return Optional.empty();
        }
        Snapshot.Length length = new Snapshot.Length(
                json.path("epoch").asInt(),
                json.path("epochs").asInt(),
                json.path("seen").asLong(),
                json.path("examples").asLong(),
                json.path("steps").asLong());
        Snapshot.Figures figures = new Snapshot.Figures(
                number(json, "loss"), number(json, "accuracy"), number(json, "rate"), number(json, "seconds_left"));
        JsonNode checkpoint = json.path("checkpoint");
        return Optional.of(new Snapshot(
                session,
                state.get(),
                json.path("beat").asLong(),
                length,
                figures,
                checkpoint.isIntegralNumber() ? OptionalLong.of(checkpoint.asLong()) : OptionalLong.empty(),
                trail(json.path("trail"), length)));
    }

    private static OptionalDouble number(JsonNode json, String key) {
        JsonNode value = json.path(key);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    private static List<Trail.Point> trail(JsonNode pairs, Snapshot.Length length) {
        List<Trail.Point> points = new ArrayList<>();
        for (JsonNode pair : pairs) {
            boolean isPair = pair.path(0).isNumber() && pair.path(1).isNumber();
            if (isPair && points.size() < Trail.MOST) {
                points.add(new Trail.Point(
                        pair.get(0).doubleValue() * Math.max(1, length.examples()),
                        pair.get(1).doubleValue()));
            }
        }
        return points;
    }
}
