package org.pierian.runner.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.json.StrictJson;
import org.pierian.runner.record.Json;
import org.pierian.runner.weights.SafeTensors;

/// The file that makes a checkpoint valid: a line of JSON, and a line with the SHA-256 of the first.
///
/// @param format version of this form
/// @param identity hash of what decides the bits
/// @param spec the whole spec
/// @param folder the spec's folder
/// @param position where training stands
/// @param tensorsSha256 hash of the file of tensors
record Manifest(int format, String identity, String spec, String folder, Position position, String tensorsSha256) {

    private static final int FORMAT = 3;
    private static final long MOST_BYTES = 1L << 30;
    private static final int HASH_LINE = 65; // hex digits and the end of the line

    /// The bytes of a checkpoint's manifest.
    static byte[] bytes(Checkpoint checkpoint, String tensorsSha256) {
        Manifest manifest = new Manifest(
                FORMAT,
                checkpoint.identity(),
                checkpoint.spec(),
                checkpoint.folder(),
                checkpoint.position(),
                tensorsSha256);
        String line = Json.plainLine(manifest) + "\n";
        return (line + Sha256.of(line.getBytes(StandardCharsets.UTF_8)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a checkpoint.
    ///
    /// @throws Failure when a bit of it is not as it was written
    static Checkpoint read(Path file, Path tensors) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw damaged("its manifest is too large", file);
            }
            Manifest manifest = parse(Files.readAllBytes(file), file);
            if (!String.valueOf(file.getFileName()).startsWith(manifest.position.name() + ".")) {
                throw damaged("its file has another name than when it was written", file);
            }
            requirePath(manifest.folder, file);
            if (!Files.isRegularFile(tensors, LinkOption.NOFOLLOW_LINKS)) {
                throw damaged("its tensors are not there", tensors);
            }
            if (!Sha256.of(tensors).equals(manifest.tensorsSha256)) {
                throw damaged("its tensors are not those that were written", tensors);
            }
            return new Checkpoint(
                    manifest.identity, manifest.spec, manifest.folder, manifest.position, SafeTensors.read(tensors));
        } catch (JsonProcessingException e) {
            throw damaged("its manifest is of another form", file);
        } catch (IOException e) {
            throw damaged("it cannot be read", file).causedBy(e);
        }
    }

    private static Manifest parse(byte[] bytes, Path file) throws IOException {
        byte[] line = Arrays.copyOf(bytes, Math.max(0, bytes.length - HASH_LINE));
        byte[] hashLine = (Sha256.of(line) + "\n").getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(hashLine, Arrays.copyOfRange(bytes, line.length, bytes.length))) {
            throw damaged("its manifest is not as it was written", file);
        }
        JsonNode tree = StrictJson.read(
                new ByteArrayInputStream(line),
                file.toString(),
                line.length,
                why -> Failure.of(ExitCode.INPUT, "its manifest is of another form: " + why));
        int format = tree.path("format").asInt();
        if (format != FORMAT) {
            throw damaged("its form is " + format + ", this version reads " + FORMAT, file);
        }
        if (tree.path("position") instanceof ObjectNode position && !position.has("norms")) { // of a version before
            position.putArray("norms");
            position.putArray("gradients");
        }
        return mapper().treeToValue(tree, Manifest.class);
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    private static void requirePath(String folder, Path file) {
        try {
            var _ = Path.of(folder);
        } catch (InvalidPathException e) {
            throw damaged("the spec's folder in it is no path", file).causedBy(e);
        }
    }

    private static Failure damaged(String what, Path file) {
        return Failure.of(ExitCode.INPUT, what).at(file.toString());
    }
}
