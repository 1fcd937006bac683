package org.pierian.runner.onnx.format;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.weights.TensorNames;

/// Reads tensors of constants. Their sizes are checked against the bytes that are there before memory is taken.
final class TensorReader {

    private static final int MOST_AXES = 16;
    /// The most integers or wide numbers of a tensor: such constants are sizes and places, not weights.
    private static final int MOST_SMALL = 1 << 20;

    private final List<Long> dims = new ArrayList<>();
    private final List<Float> floats = new ArrayList<>();
    private final List<Long> longs = new ArrayList<>();
    private final List<Double> doubles = new ArrayList<>();
    private Optional<ByteBuffer> raw = Optional.empty();
    private Optional<ByteBuffer> packedFloats = Optional.empty();
    private String name = "";
    private long type;
    private boolean isOutside;

    private TensorReader() {}

    static OnnxTensor read(ProtoReader message) {
        TensorReader reader = new TensorReader();
        while (message.next()) {
            reader.field(message);
        }
        return reader.tensor(message);
    }

    private void field(ProtoReader message) {
        switch (message.field()) {
            case Fields.TENSOR_DIMS -> integers(message, dims, MOST_AXES);
            case Fields.TENSOR_TYPE -> type = message.integer();
            case Fields.TENSOR_NAME -> name = message.text();
            case Fields.TENSOR_RAW -> raw = Optional.of(message.bytes());
            case Fields.TENSOR_FLOATS -> floats(message);
            case Fields.TENSOR_INT32S, Fields.TENSOR_INT64S -> integers(message, longs, MOST_SMALL);
            case Fields.TENSOR_DOUBLES -> doubles(message);
            case Fields.TENSOR_EXTERNAL -> {
                isOutside = true;
                message.skip();
            }
            default -> message.skip();
        }
    }

    /// Integers, packed or one by one.
    static void integers(ProtoReader message, List<Long> into, int most) {
        if (message.isPacked()) {
            ProtoReader packed = message.message();
            while (packed.hasMore()) {
                add(message, into, packed.packed(), most);
            }
        } else {
            add(message, into, message.integer(), most);
        }
    }

    private static <T> void add(ProtoReader message, List<T> into, T value, int most) {
        if (into.size() == most) {
            throw message.bad("a list of more than " + most);
        }
        into.add(value);
    }

    private void floats(ProtoReader message) {
        if (message.isPacked()) {
            packedFloats = Optional.of(message.bytes());
        } else {
            add(message, floats, message.number(), MOST_SMALL);
        }
    }

    private void doubles(ProtoReader message) {
        if (message.isPacked()) {
            ProtoReader packed = message.message();
            while (packed.hasMore()) {
                add(message, doubles, packed.packedWideNumber(), MOST_SMALL);
            }
        } else {
            add(message, doubles, message.wideNumber(), MOST_SMALL);
        }
    }

    private OnnxTensor tensor(ProtoReader message) {
        if (isOutside) {
            throw message.bad("tensor " + shown(name) + " in another file, which is not read");
        }
        int count = count(message);
        Optional<ElementType> element = ElementType.of(type);
        OnnxTensor.Content content = element.map(known -> switch (known) {
                    case FLOAT -> ofFloats(message, count);
                    case INT64 -> ofLongs(message, count);
                    case DOUBLE -> ofDoubles(message, count);
                    case INT32 -> ofInts(message, count);
                    case UINT8, BOOL -> new OnnxTensor.Content.Others(count);
                })
                .orElseGet(() -> new OnnxTensor.Content.Others(count));
        return new OnnxTensor(name, element.orElse(ElementType.BOOL), dims, content);
    }

    private int count(ProtoReader message) {
        long count = 1;
        for (long dim : dims) {
            if (dim < 0 || dim > Integer.MAX_VALUE || count * dim > Integer.MAX_VALUE) {
                throw message.bad("tensor " + shown(name) + " of the shape " + dims);
            }
            count *= dim;
        }
        return (int) count;
    }

    private OnnxTensor.Content ofFloats(ProtoReader message, int count) {
        Optional<ByteBuffer> bytes = raw.isPresent() ? raw : packedFloats;
        if (bytes.isPresent()) {
            ByteBuffer all = bytes.get();
            require(message, all.remaining() / Float.BYTES, count, all.remaining() % Float.BYTES == 0);
            return new OnnxTensor.Content.Floats(
                    () -> {
                        float[] values = new float[count];
                        all.asFloatBuffer().get(values);
                        return values;
                    },
                    count);
        }
        require(message, floats.size(), count, true);
        List<Float> values = List.copyOf(floats);
        return new OnnxTensor.Content.Floats(
                () -> {
                    float[] copy = new float[count];
                    for (int i = 0; i < count; i++) {
                        copy[i] = values.get(i);
                    }
                    return copy;
                },
                count);
    }

    private OnnxTensor.Content ofLongs(ProtoReader message, int count) {
        raw.ifPresent(bytes -> {
            requireSmall(message, bytes, Long.BYTES);
            while (bytes.remaining() >= Long.BYTES) {
                longs.add(bytes.getLong());
            }
        });
        require(message, longs.size(), count, true);
        return new OnnxTensor.Content.Longs(longs);
    }

    private OnnxTensor.Content ofInts(ProtoReader message, int count) {
        raw.ifPresent(bytes -> {
            requireSmall(message, bytes, Integer.BYTES);
            while (bytes.remaining() >= Integer.BYTES) {
                longs.add((long) bytes.getInt());
            }
        });
        require(message, longs.size(), count, true);
        return new OnnxTensor.Content.Longs(longs);
    }

    private OnnxTensor.Content ofDoubles(ProtoReader message, int count) {
        raw.ifPresent(bytes -> {
            requireSmall(message, bytes, Double.BYTES);
            while (bytes.remaining() >= Double.BYTES) {
                doubles.add(bytes.getDouble());
            }
        });
        require(message, doubles.size(), count, true);
        return new OnnxTensor.Content.Doubles(doubles);
    }

    private void requireSmall(ProtoReader message, ByteBuffer bytes, int size) {
        if (bytes.remaining() / size > MOST_SMALL) {
            throw message.bad("tensor " + shown(name) + " of more than " + MOST_SMALL + " such elements");
        }
    }

    private void require(ProtoReader message, int found, int count, boolean isWhole) {
        if (found != count || !isWhole) {
            throw message.bad("tensor " + shown(name) + " of the shape " + dims + " with " + found + " elements");
        }
    }

    private static String shown(String name) {
        return TensorNames.shown(name);
    }
}
