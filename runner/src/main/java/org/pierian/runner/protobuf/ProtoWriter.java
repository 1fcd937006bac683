package org.pierian.runner.protobuf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A message of protocol buffers while it is put together. Large arrays are asked for when the message is written.
///
/// **Source:** <https://protobuf.dev/programming-guides/encoding/>.
public final class ProtoWriter {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int CHUNK_FLOATS = 1 << 14;

    private final List<Part> parts = new ArrayList<>();
    private ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long closed; // bytes of all parts

    /// Bytes that are ready, or that are made when they are written.
    private sealed interface Part {
        void write(OutputStream out) throws IOException;

        @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
        record Ready(byte[] bytes) implements Part {
            @Override
            public void write(OutputStream out) throws IOException {
                out.write(bytes);
            }
        }

        record Floats(Supplier<float[]> source) implements Part {
            @Override
            public void write(OutputStream out) throws IOException {
                float[] values = source.get();
                byte[] bytes = new byte[CHUNK_FLOATS * Float.BYTES];
                ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
                    int count = Math.min(CHUNK_FLOATS, values.length - from);
                    chunk.asFloatBuffer().put(values, from, count);
                    out.write(bytes, 0, count * Float.BYTES);
                }
            }
        }
    }

    /// Bytes of the message.
    public long size() {
        return closed + open.size();
    }

    /// Writes the message.
    public void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            part.write(out);
        }
        open.writeTo(out);
    }

    /// The bytes of a message without large arrays.
    public byte[] toByteArray() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(Math.toIntExact(size()));
        try {
            writeTo(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    /// An integer, enumeration or boolean.
    public ProtoWriter integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /// A float32.
    public ProtoWriter number(int field, float value) {
        tag(field, FIXED32);
        fixed(Float.floatToIntBits(value), Float.BYTES);
        return this;
    }

    /// A binary64.
    public ProtoWriter number(int field, double value) {
        tag(field, FIXED64);
        fixed(Double.doubleToLongBits(value), Double.BYTES);
        return this;
    }

    /// A text.
    public ProtoWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes.
    public ProtoWriter bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        open.writeBytes(value);
        return this;
    }

    /// A message.
    public ProtoWriter message(int field, ProtoWriter value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.size());
        close();
        parts.addAll(value.parts);
        closed += value.closed;
        open.writeBytes(value.open.toByteArray());
        return this;
    }

    /// Little-endian float32 as bytes.
    ///
    /// @param count how many the source gives
    public ProtoWriter floats(int field, int count, Supplier<float[]> source) {
        long bytes = (long) count * Float.BYTES;
        tag(field, LENGTH_DELIMITED);
        varint(bytes);
        close();
        parts.add(new Part.Floats(source));
        closed += bytes;
        return this;
    }

    private void close() {
        closed += open.size();
        parts.add(new Part.Ready(open.toByteArray()));
        open = new ByteArrayOutputStream();
    }

    private void fixed(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            open.write((int) (bits >>> (Byte.SIZE * i)));
        }
    }

    private void tag(int field, int wire) {
        varint(((long) field << 3) | wire);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            open.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        open.write((int) rest);
    }
}
