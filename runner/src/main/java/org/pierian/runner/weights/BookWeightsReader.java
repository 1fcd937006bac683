package org.pierian.runner.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.json.JsonLimits;

/// Reads the book's weights file number by number; the shape of a tensor is what its lists turn out to be.
final class BookWeightsReader {

    private static final int MAX_RANK = 8;
    private static final int MAX_TENSORS = 100_000;
    private static final int UNKNOWN = -1;

    private static final JsonFactory JSON = JsonLimits.factory()
            // Python writes NaN and Infinity; they are read here only to be refused by name.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Path file;

    BookWeightsReader(Path file) {
        this.file = file;
    }

    List<NamedTensor> read(InputStream in) throws IOException {
        InputStreamReader text = new InputStreamReader(in, StandardCharsets.US_ASCII.newDecoder());
        try (JsonParser json = JSON.createParser(text)) {
            return read(json);
        }
    }

    private List<NamedTensor> read(JsonParser json) throws IOException {
        try {
            List<NamedTensor> tensors = new ArrayList<>();
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw bad("weights are a list of nested lists of numbers", json);
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (tensors.size() == MAX_TENSORS) {
                    throw bad("the file has more than " + MAX_TENSORS + " parameters", json);
                }
                tensors.add(new Nest(json, tensors.size()).read());
            }
            if (json.nextToken() != null) {
                throw bad("something follows the list of weights", json);
            }
            return tensors;
        } catch (JsonProcessingException e) {
            String what = e instanceof StreamConstraintsException
                    ? "not valid JSON: a number or a text is too long"
                    : "not valid JSON";
            throw bad(what).at(place(JsonLimits.locate(e, json))).causedBy(e);
        } catch (CharacterCodingException e) {
            throw bad("not a list of numbers: there is a byte that is not ASCII")
                    .at(place(json.currentLocation()))
                    .causedBy(e);
        }
    }

    /// One tensor while its lists are read.
    private final class Nest {
        private final JsonParser json;
        private final int position;
        private final int[] dims = new int[MAX_RANK]; // of the lists that were closed
        private final int[] counts = new int[MAX_RANK]; // of the lists that are open
        private int rank = UNKNOWN;
        private float[] values = new float[16];
        private int size;

        Nest(JsonParser json, int position) {
            this.json = json;
            this.position = position;
            Arrays.fill(dims, UNKNOWN);
        }

        /// Reads from the current token to the end of the value that begins there.
        NamedTensor read() throws IOException {
            int depth = 0;
            JsonToken token = json.currentToken();
            while (true) {
                depth = take(token, depth);
                if (depth == 0) {
                    break;
                }
                token = json.nextToken();
            }
            Shape shape = Shape.of(Arrays.copyOf(dims, rank));
            return new NamedTensor(Integer.toString(position), shape, Arrays.copyOf(values, size));
        }

        /// Takes one token at some depth, and returns the depth after it.
        private int take(JsonToken token, int depth) throws IOException {
            return switch (token) {
                case START_ARRAY -> open(depth);
                case END_ARRAY -> close(depth - 1);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(depth);
                default ->
                    throw bad(name() + " has " + TensorNames.shown(json.getText()) + ", expected a number", json);
            };
        }

        private int open(int depth) {
            if (depth == MAX_RANK) {
                throw bad(name() + " is nested more than " + MAX_RANK + " deep", json);
            }
            if (rank != UNKNOWN && depth >= rank) {
                throw bad(name() + " has a list where its first row has a number", json);
            }
            count(depth);
            counts[depth] = 0;
            return depth + 1;
        }

        private int close(int depth) {
            int found = counts[depth];
            if (found == 0) {
                throw bad(name() + " has an empty list", json);
            }
            if (dims[depth] != UNKNOWN && dims[depth] != found) {
                throw bad(
                        name() + " is ragged: a list of " + found + " after one of " + dims[depth]
                                + " at the same depth",
                        json);
            }
            dims[depth] = found;
            return depth;
        }

        private int number(int depth) throws IOException {
            if (rank == UNKNOWN) {
                rank = depth;
            } else if (rank != depth) {
                throw bad(name() + " has a number where its first row has a list", json);
            }
            float value = Float.parseFloat(json.getText());
            if (!Float.isFinite(value)) {
                throw bad(
                        name() + " has " + TensorNames.shown(json.getText()) + ", which is not a finite float32", json);
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
            count(depth);
            return depth;
        }

        private void count(int depth) {
            if (depth > 0) {
                counts[depth - 1]++;
            }
        }

        private String name() {
            return "parameter " + position;
        }
    }

    private Failure bad(String message, JsonParser json) {
        return bad(message).at(place(json.currentTokenLocation()));
    }

    private static Failure bad(String message) {
        return Failure.of(ExitCode.INPUT, message)
                .help("weights in JSON look as the book's `save_weights` writes them: [[[0.1, 0.2], [0.3, 0.4]], [0.5,"
                        + " 0.6]]");
    }

    private String place(JsonLocation location) {
        return JsonLimits.place(file.toString(), location);
    }
}
