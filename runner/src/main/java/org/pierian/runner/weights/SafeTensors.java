package org.pierian.runner.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// The safetensors format. Tensors are written as float32; halves and doubles are read too.
///
/// | bytes  | what                                                                                    |
/// |--------|-----------------------------------------------------------------------------------------|
/// | 8      | length `n` of the header, little-endian                                                 |
/// | `n`    | JSON: `{"0.weight":{"dtype":"F32","shape":[30,784],"data_offsets":[0,94080]},...}`, then spaces |
/// | others | the values of one tensor after the other, little-endian, without gaps                   |
///
/// What is written depends on the tensors only. What is read is checked to the last byte before memory is taken
/// for it.
///
/// **Source:** <https://github.com/huggingface/safetensors>, section *Format*.
public final class SafeTensors {

    private static final int LENGTH_BYTES = 8;
    private static final int ALIGNMENT = 8;
    private static final int CHUNK_FLOATS = 1 << 14;

    private SafeTensors() {}

    /// Writes tensors in the given order.
    ///
    /// @throws IllegalArgumentException when two tensors have the same name, or one has a name that [#read]
    /// would refuse
    public static void write(OutputStream out, List<NamedTensor> tensors) throws IOException {
        byte[] header = header(tensors);
        byte[] bytes = new byte[CHUNK_FLOATS * Float.BYTES];
        ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        chunk.putLong(0, header.length);
        out.write(bytes, 0, LENGTH_BYTES);
        out.write(header);
        for (NamedTensor tensor : tensors) {
            float[] values = tensor.values();
            for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
                int count = Math.min(CHUNK_FLOATS, values.length - from);
                chunk.asFloatBuffer().put(values, from, count);
                out.write(bytes, 0, count * Float.BYTES);
            }
        }
    }

    private static byte[] header(List<NamedTensor> tensors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Set<String> names = new HashSet<>();
        long offset = 0;
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            for (NamedTensor tensor : tensors) {
                requireNew(tensor.name(), names);
                long end = offset + (long) tensor.values().length * Float.BYTES;
                json.writeObjectFieldStart(tensor.name());
                json.writeStringField("dtype", "F32");
                json.writeFieldName("shape");
                json.writeArray(tensor.shape().toArray(), 0, tensor.shape().rank());
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {offset, end}, 0, 2);
                json.writeEndObject();
                offset = end;
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }

    private static void requireNew(String name, Set<String> names) {
        if (!TensorNames.isPlain(name) || name.equals(SafeTensorsHeader.METADATA) || !names.add(name)) {
            throw new IllegalArgumentException("not a name for one more tensor: " + TensorNames.shown(name));
        }
    }

    /// Reads all tensors, in the order of their values in the file.
    ///
    /// @throws Failure when the file is not one of this format, in every detail, or holds numbers of a type that is
    /// not read
    public static List<NamedTensor> read(Path file) {
        return read(file, _ -> true);
    }

    /// Reads those tensors whose names are wanted, in the order of their values in the file.
    ///
    /// @throws Failure as there, but for types of numbers in others
    public static List<NamedTensor> read(Path file, Predicate<String> wanted) {
        return with(file, reader -> {
            List<NamedTensor> tensors = new ArrayList<>();
            for (SafeTensorsHeader.Entry entry : reader.entries()) {
                if (wanted.test(entry.name())) {
                    tensors.add(new NamedTensor(entry.name(), entry.shape(), reader.values(entry)));
                }
            }
            return tensors;
        });
    }

    /// Opens a file for as long as some work takes.
    ///
    /// @return what the work gives
    /// @throws Failure as [#read] does, when the work reads such a tensor
    static <T> T with(Path file, Work<T> work) {
        try (FileChannel channel = InputFile.open(file)) {
            Header header = header(channel, file);
            return work.on(new Reader(channel, file, header));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /// What is done with an open file.
    interface Work<T> {
        T on(Reader reader) throws IOException;
    }

    /// An open file, tensor by tensor.
    static final class Reader {
        private final FileChannel channel;
        private final Path file;
        private final Header header;

        private Reader(FileChannel channel, Path file, Header header) {
            this.channel = channel;
            this.file = file;
            this.header = header;
        }

        /// The tensors in the order of their values.
        List<SafeTensorsHeader.Entry> entries() {
            return header.entries();
        }

        /// The values of one of them.
        ///
        /// @throws Failure when they are of a type that is not read
        float[] values(SafeTensorsHeader.Entry entry) throws IOException {
            if (!entry.type().isRead()) {
                throw SafeTensorsHeader.wrongType(entry.name(), entry.type().name(), file);
            }
            return readFloats(channel, header.dataStart() + entry.begin(), entry, file);
        }
    }

    /// Reads names and shapes only, in the order of the values in the file.
    ///
    /// @throws Failure as [#read] does
    static List<Fit.Found> shapes(Path file) {
        return with(
                file,
                reader -> reader.entries().stream()
                        .map(entry -> new Fit.Found(entry.name(), entry.shape(), new float[0]))
                        .toList());
    }

    /// @param dataStart the first byte of the values
    private record Header(List<SafeTensorsHeader.Entry> entries, long dataStart) {}

    private static Header header(FileChannel channel, Path file) throws IOException {
        long length = channel.size();
        byte[] header = new byte[headerLength(channel, length, file)];
        readFully(channel, ByteBuffer.wrap(header), LENGTH_BYTES, file);
        long dataStart = LENGTH_BYTES + (long) header.length;
        return new Header(SafeTensorsHeader.parse(header, length - dataStart, file), dataStart);
    }

    /// Whether a file that begins with these 9 bytes and has this length could be of this format.
    static boolean looksLike(byte[] start, long fileLength) {
        if (start.length <= LENGTH_BYTES || start[LENGTH_BYTES] != '{') {
            return false;
        }
        long headerLength =
                ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        return headerLength >= 2 && headerLength <= fileLength - LENGTH_BYTES;
    }

    private static int headerLength(FileChannel channel, long length, Path file) throws IOException {
        if (length < LENGTH_BYTES) {
            throw bad("a safetensors file has at least 8 bytes, this one has " + length, file, length);
        }
        ByteBuffer bytes = littleEndian(LENGTH_BYTES);
        readFully(channel, bytes, 0, file);
        long headerLength = bytes.getLong(0); // unsigned in the format: a negative number is far too long as well
        if (headerLength < 0 || headerLength > SafeTensorsHeader.MAX_LENGTH) {
            throw bad(
                    "the header claims to have " + Long.toUnsignedString(headerLength) + " bytes; at most "
                            + SafeTensorsHeader.MAX_LENGTH + " are allowed",
                    file,
                    0);
        }
        if (headerLength > length - LENGTH_BYTES) {
            throw bad(
                    "the header claims to have " + headerLength + " bytes, but only " + (length - LENGTH_BYTES)
                            + " follow",
                    file,
                    0);
        }
        return (int) headerLength;
    }

    private static float[] readFloats(FileChannel channel, long position, SafeTensorsHeader.Entry entry, Path file)
            throws IOException {
        float[] values = new float[entry.shape().size()];
        int bytes = entry.type().bytes();
        ByteBuffer chunk = littleEndian(CHUNK_FLOATS * bytes);
        for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, values.length - from);
            chunk.clear().limit(count * bytes);
            readFully(channel, chunk, position + (long) from * bytes, file);
            entry.type().read(chunk.flip(), values, from, count);
        }
        return values;
    }

    static void readFully(FileChannel channel, ByteBuffer into, long position, Path file) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                throw Failure.of(ExitCode.IO, "`" + file + "` became shorter while it was read")
                        .at(file + ": byte " + at);
            }
            at += count;
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Failure bad(String message, Path file, long at) {
        return Failure.of(ExitCode.INPUT, message).at(file + ": byte " + at).help(SafeTensorsHeader.HELP);
    }
}
