package org.pierian.runner.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.json.JsonLimits;

/// Reads the JSON header of a safetensors file, and trusts nothing in it that the file's length does not bear
/// out.
final class SafeTensorsHeader {

    static final String METADATA = "__metadata__";
    static final int MAX_LENGTH = 100_000_000;
    static final String HELP = "the file is damaged or of another format; make it again";

    private static final int FIRST_BYTE = 8;
    private static final int MAX_TENSORS = 100_000;
    private static final int MAX_RANK = 8;

    private static final int MAX_METADATA = 100_000;

    // Of bytes, whose places can be told, only a parser with a table of names knows the places.
    private static final JsonFactory JSON = JsonLimits.factory()
            .enable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser json;
    private final Path file;

    private SafeTensorsHeader(JsonParser json, Path file) {
        this.json = json;
        this.file = file;
    }

    /// A tensor's place among the values.
    ///
    /// @param type what its numbers are
    /// @param begin first byte, counted from the end of the header
    /// @param end the byte after its last
    record Entry(String name, DataType type, Shape shape, long begin, long end) {}

    /// The tensors in the order of their values, which then cover `dataLength` bytes exactly.
    static List<Entry> parse(byte[] header, long dataLength, Path file) {
        checkText(header, file);
        List<Entry> entries;
        try (JsonParser json = JSON.createParser(header)) {
            entries = new SafeTensorsHeader(json, file).read();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        checkCover(entries, dataLength, file);
        return entries;
    }

    /// Makes sure of what the JSON parser would be lax about: the first and the last character, and the
    /// encoding.
    private static void checkText(byte[] header, Path file) {
        int length = header.length;
        while (length > 0 && header[length - 1] == ' ') {
            length--;
        }
        if (length < 2 || header[0] != '{' || header[length - 1] != '}') {
            throw bad("the header is not a JSON object, from its first byte on, with only spaces after it")
                    .at(file + ": byte " + FIRST_BYTE);
        }
        int malformed = firstMalformed(header);
        if (malformed >= 0) {
            throw bad("the header is not UTF-8 text").at(file + ": byte " + (FIRST_BYTE + malformed));
        }
    }

    private static int firstMalformed(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i; // the parser would take the text for UTF-16
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1 << 12);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        return result.isError() ? in.position() : -1;
    }

    private static void checkCover(List<Entry> entries, long dataLength, Path file) {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.begin() != end) {
                String what = entry.begin() < end ? " overlaps the tensor before it" : " leaves a gap before it";
                throw badTensor(entry.name(), what + ": it begins at " + entry.begin() + ", expected " + end, file);
            }
            if (entry.end() > dataLength) {
                throw badTensor(
                        entry.name(), " ends at " + entry.end() + ", but there are " + dataLength + " bytes", file);
            }
            end = entry.end();
        }
        if (end != dataLength) {
            throw bad("the tensors end at byte " + end + " of the values, but there are " + dataLength + " bytes")
                    .at(file.toString());
        }
    }

    private List<Entry> read() throws IOException {
        try {
            return entries();
        } catch (JsonProcessingException e) {
            String what = "the header is not valid JSON";
            if (e instanceof StreamConstraintsException) {
                what = "the header is nested too deep, or a name or a number in it is too long";
            } else if (e.getOriginalMessage().startsWith("Duplicate")) {
                what = "a name occurs twice in the header";
            }
            throw bad(what).at(place(JsonLimits.locate(e, json))).causedBy(e);
        }
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        expect(json.nextToken(), JsonToken.START_OBJECT, "the header", "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (name.equals(METADATA)) {
                skipMetadata();
                continue;
            }
            if (!TensorNames.isPlain(name)) {
                throw badTensor(name, " has a name that is empty, too long, or not plain text", file);
            }
            if (entries.size() == MAX_TENSORS) {
                throw bad("the file has more than " + MAX_TENSORS + " tensors").at(file.toString());
            }
            entries.add(entry(name));
        }
        if (json.nextToken() != null) {
            throw bad("something follows the header's JSON object").at(place());
        }
        return entries;
    }

    private void skipMetadata() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, METADATA, "an object");
        for (int count = 0; json.nextToken() == JsonToken.FIELD_NAME; count++) {
            expect(json.nextToken(), JsonToken.VALUE_STRING, METADATA, "an object of strings");
            if (count == MAX_METADATA) {
                throw bad(METADATA + " has more than " + MAX_METADATA + " strings")
                        .at(place());
            }
        }
    }

    private Entry entry(String name) throws IOException {
        String what = "tensor " + TensorNames.shown(name);
        expect(json.nextToken(), JsonToken.START_OBJECT, what, "an object");
        String dtype = "";
        long[] dims = {};
        long[] offsets = {};
        int seen = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            switch (key) {
                case "dtype" -> {
                    expect(json.nextToken(), JsonToken.VALUE_STRING, "dtype of " + what, "a string");
                    dtype = json.getText();
                }
                case "shape" -> dims = wholeNumbers("shape of " + what, MAX_RANK);
                case "data_offsets" -> offsets = wholeNumbers("data_offsets of " + what, 2);
                default -> throw badTensor(name, " has an unknown key " + TensorNames.shown(key), file);
            }
            seen++;
        }
        if (seen != 3) {
            throw badTensor(name, " needs dtype, shape and data_offsets", file);
        }
        Optional<DataType> type = DataType.of(dtype);
        if (type.isEmpty()) {
            throw wrongType(name, dtype, file);
        }
        return checked(name, type.get(), dims, offsets);
    }

    /// A tensor has numbers that are not read.
    static Failure wrongType(String name, String dtype, Path file) {
        return Failure.of(
                        ExitCode.INPUT,
                        "tensor " + TensorNames.shown(name) + " has dtype " + TensorNames.shown(dtype) + ", expected "
                                + DataType.READABLE)
                .at(tensorPlace(name, file))
                .help("convert the file with the tool that wrote it");
    }

    private Entry checked(String name, DataType type, long[] dims, long[] offsets) {
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw badTensor(name, " needs two data_offsets, begin and end, got " + Arrays.toString(offsets), file);
        }
        Shape shape = shape(name, dims);
        long length = offsets[1] - offsets[0];
        long needed = (long) shape.size() * type.bytes();
        if (length != needed) {
            throw badTensor(
                    name,
                    " of shape " + shape + " needs " + needed + " bytes, its data_offsets give it " + length,
                    file);
        }
        return new Entry(name, type, shape, offsets[0], offsets[1]);
    }

    private Shape shape(String name, long[] dims) {
        int[] sizes = new int[dims.length];
        for (int i = 0; i < dims.length; i++) {
            sizes[i] = (int) Math.min(dims[i], Integer.MAX_VALUE); // which Shape refuses, being above its maximum
        }
        try {
            return Shape.of(sizes);
        } catch (ShapeException e) {
            throw badTensor(name, " has the shape " + Arrays.toString(dims) + ", which is too large", file)
                    .causedBy(e);
        }
    }

    private long[] wholeNumbers(String what, int max) throws IOException {
        expect(json.nextToken(), JsonToken.START_ARRAY, what, "a list of integers");
        long[] numbers = new long[max];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, what, "a list of integers");
            boolean isLong = json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (!isLong || json.getText().startsWith("-")) {
                throw bad(what + " has a number that is negative or too large").at(place());
            }
            if (count == max) {
                throw bad(what + " has more than " + max + " numbers").at(place());
            }
            numbers[count++] = json.getLongValue();
        }
        return Arrays.copyOf(numbers, count);
    }

    private void expect(JsonToken got, JsonToken wanted, String what, String wantedText) {
        if (got != wanted) {
            throw bad(what + " is not " + wantedText).at(place());
        }
    }

    private String place() {
        return place(json.currentTokenLocation());
    }

    private String place(JsonLocation location) {
        return file + ": byte " + (FIRST_BYTE + Math.max(0, location.getByteOffset()));
    }

    private static String tensorPlace(String name, Path file) {
        return file + ": tensor " + TensorNames.shown(name);
    }

    private static Failure badTensor(String name, String what, Path file) {
        return bad("tensor " + TensorNames.shown(name) + what).at(tensorPlace(name, file));
    }

    private static Failure bad(String message) {
        return Failure.of(ExitCode.INPUT, message).help(HELP);
    }
}
