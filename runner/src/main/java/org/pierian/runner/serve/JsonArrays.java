package org.pierian.runner.serve;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pierian.runner.http.Refusal;

/// Arrays as JSON, `{"input": [[0.5, 1], ...]}` for one example, `{"inputs": [...]}` for several. They become a file of
/// NumPy, as `predict` reads it: of int64 where all numbers are integers, of float64 otherwise.
final class JsonArrays {

    static final String WANTED = "{\"input\": [...]} with the numbers of one example in lists, or {\"inputs\": [...]}";

    private static final int PREFIX = 10; // magic, version, length
    private static final int ALIGNED = 64;

    private double[] numbers = new double[64];
    private int count;
    private boolean integers = true;
    private final List<Integer> shape = new ArrayList<>();

    private JsonArrays() {}

    /// The file.
    ///
    /// @throws Refusal when the body is no JSON, another value, or has lists of several lengths
    static byte[] npy(byte[] body) {
        JsonArrays arrays = new JsonArrays();
        JsonBody.read(body, arrays::read);
        return arrays.file();
    }

    private boolean read(JsonParser json) throws IOException {
        String name = JsonBody.only(json, WANTED);
        if (!name.equals("input") && !name.equals("inputs")) {
            throw JsonBody.shape(WANTED);
        }
        value(json, 0);
        JsonBody.end(json, WANTED);
        if (name.equals("input")) {
            shape.addFirst(1);
        } else if (shape.isEmpty()) {
            throw JsonBody.shape(WANTED);
        }
        return true;
    }

    private void value(JsonParser json, int depth) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_ARRAY) {
            list(json, depth);
        } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            if (depth < shape.size()) {
                throw ragged();
            }
            number(json, token);
        } else {
            throw JsonBody.shape(WANTED);
        }
    }

    private void list(JsonParser json, int depth) throws IOException {
        boolean first = depth == shape.size();
        if (first && count > 0) {
            throw ragged();
        }
        if (first) {
            shape.add(-1);
        }
        int length = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            value(json, depth + 1);
            length++;
        }
        if (shape.get(depth) < 0) {
            shape.set(depth, length);
        } else if (shape.get(depth) != length) {
            throw ragged();
        }
    }

    private void number(JsonParser json, JsonToken token) throws IOException {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        double number = json.getDoubleValue();
        integers &= token == JsonToken.VALUE_NUMBER_INT && Math.abs(number) < 0x1p53;
        numbers[count++] = number;
    }

    private static Refusal ragged() {
        return Refusal.of(400, "the lists of the body have several lengths, or numbers stand beside lists")
                .help("send " + WANTED);
    }

    private byte[] file() {
        String dims = shape.stream().map(dim -> dim + ",").collect(Collectors.joining(" "));
        String header =
                "{'descr': '" + (integers ? "<i8" : "<f8") + "', 'fortran_order': False, 'shape': (" + dims + ")}";
        int length = (PREFIX + header.length() + ALIGNED) / ALIGNED * ALIGNED - PREFIX;
        ByteBuffer file = ByteBuffer.allocate(PREFIX + length + Math.multiplyExact(count, Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        file.put((byte) 1).put((byte) 0).putShort((short) length);
        file.put(header.getBytes(StandardCharsets.US_ASCII));
        while (file.position() < PREFIX + length - 1) {
            file.put((byte) ' ');
        }
        file.put((byte) '\n');
        for (int i = 0; i < count; i++) {
            if (integers) {
                file.putLong((long) numbers[i]);
            } else {
                file.putDouble(numbers[i]);
            }
        }
        return file.array();
    }
}
