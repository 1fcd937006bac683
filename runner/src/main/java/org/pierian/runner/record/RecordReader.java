package org.pierian.runner.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.json.StrictJson;

/// Reads a record or a lock, strictly: every key has to be there, of its type and form, once.
public final class RecordReader {

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern CODE = Pattern.compile("D[0-9]{3}");
    private static final Pattern LINK = Pattern.compile("[1-9][0-9]{0,9}:[0-9a-f]{32}");

    private final String file;

    private RecordReader(String file) {
        this.file = file;
    }

    /// The record in a file.
    ///
    /// @throws Failure when it is not there, or not a record
    public static RunRecord read(Path file) {
        return read(file.toString(), bytes(file));
    }

    /// The record in a text.
    ///
    /// @param name where it comes from, for messages
    /// @throws Failure when it is not a record
    public static RunRecord read(String name, byte[] bytes) {
        return new RecordReader(name).record(bytes);
    }

    private RunRecord record(byte[] bytes) {
        JsonNode root = tree(bytes);
        SortedMap<String, String> data = new TreeMap<>();
        object(root, "data").properties().forEach(e -> data.put(e.getKey(), hash(e.getValue(), e.getKey())));
        SortedMap<String, SortedMap<String, Double>> metrics = new TreeMap<>();
        object(root, "metrics").properties().forEach(split -> {
            SortedMap<String, Double> values = new TreeMap<>();
            split.getValue().properties().forEach(metric -> {
                if (!metric.getValue().isNumber()) {
                    throw bad("`metrics." + split.getKey() + "." + metric.getKey() + "` is not a number");
                }
                values.put(metric.getKey(), metric.getValue().doubleValue());
            });
            metrics.put(split.getKey(), values);
        });
        if (!root.path("numerics").isInt()) {
            throw bad("`numerics` is missing, or not an integer");
        }
        return new RunRecord(
                text(root, "name", NAME, "the name of an experiment"),
                text(root, "id", ID, "12 hex digits"),
                root.path("numerics").intValue(),
                hash(root.path("spec_sha256"), "spec_sha256"),
                data,
                skipped(root),
                chain(text(root, "chain")),
                bestEpoch(root),
                selectedOn(root),
                metrics,
                hash(root.path("metrics_sha256"), "metrics_sha256"),
                hash(root.path("weights_sha256"), "weights_sha256"));
    }

    private SortedMap<String, String> skipped(JsonNode root) {
        SortedMap<String, String> skipped = new TreeMap<>();
        if (root.has("skipped")) {
            object(root, "skipped").properties().forEach(e -> {
                if (!CODE.matcher(e.getValue().asText()).matches()) {
                    throw bad("`skipped` has a file without the code of what is wrong with it");
                }
                skipped.put(e.getKey(), e.getValue().asText());
            });
        }
        return skipped;
    }

    private Optional<Integer> bestEpoch(JsonNode root) {
        JsonNode epoch = root.path("best_epoch");
        if (epoch.isMissingNode()) {
            return Optional.empty();
        }
        if (!epoch.isInt() || epoch.intValue() < 1) {
            throw bad("`best_epoch` is not the number of an epoch");
        }
        return Optional.of(epoch.intValue());
    }

    private Optional<String> selectedOn(JsonNode root) {
        JsonNode split = root.path("selected_on");
        if (split.isMissingNode()) {
            return Optional.empty();
        }
        if (!split.asText().equals("test")) {
            throw bad("`selected_on` is not `test`");
        }
        return Optional.of("test");
    }

    private static byte[] bytes(Path file) {
        try (FileChannel channel = InputFile.open(file)) {
            if (channel.size() > MOST_BYTES) {
                throw new RecordReader(file.toString()).bad("it is too large for a record");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private JsonNode tree(byte[] bytes) {
        try {
            JsonNode root = StrictJson.read(new ByteArrayInputStream(bytes), file, this::bad);
            if (!root.isObject()) {
                throw bad("it is not a JSON object");
            }
            return root;
        } catch (IOException e) {
            throw bad("it is not JSON: " + e.getMessage());
        }
    }

    private JsonNode object(JsonNode root, String key) {
        JsonNode node = root.path(key);
        if (!node.isObject()) {
            throw bad("`" + key + "` is missing, or not an object");
        }
        return node;
    }

    private String text(JsonNode root, String key) {
        JsonNode node = root.path(key);
        if (!node.isTextual()) {
            throw bad("`" + key + "` is missing, or not a text");
        }
        return node.textValue();
    }

    /// Both are used as names of folders, so no other form is accepted.
    private String text(JsonNode root, String key, Pattern form, String what) {
        String text = text(root, key);
        if (!form.matcher(text).matches()) {
            throw bad("`" + key + "` is not " + what);
        }
        return text;
    }

    private String hash(JsonNode node, String key) {
        if (!node.isTextual() || !SHA256.matcher(node.textValue()).matches()) {
            throw bad("`" + key + "` is missing, or not 64 hex digits");
        }
        return node.textValue();
    }

    private List<HashChain.Link> chain(String text) {
        List<HashChain.Link> links = new ArrayList<>();
        for (String link : text.split(" ", -1)) {
            if (!LINK.matcher(link).matches()) {
                throw bad("`chain` has a link that is not `epoch:hash`");
            }
            int colon = link.indexOf(':');
            long epoch = Long.parseLong(link.substring(0, colon));
            if (epoch > Integer.MAX_VALUE) {
                throw bad("`chain` has an epoch beyond 2^31");
            }
            links.add(new HashChain.Link((int) epoch, link.substring(colon + 1)));
        }
        return links;
    }

    private Failure bad(String why) {
        return Failure.of(ExitCode.INPUT, "`" + file + "` is not a record: " + why)
                .at(file)
                .help("take it from git again, or delete it and run `runner train`");
    }
}
