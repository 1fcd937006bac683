package org.pierian.runner.dataset.idx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.GzipStream;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.file.TrailingSha256;

/// A tensor of bytes in the IDX format, compressed with gzip or not.
///
/// | bytes        | what                                                        |
/// |--------------|-------------------------------------------------------------|
/// | 4            | 0, 0, 8 for unsigned bytes, rank                            |
/// | 4 per axis   | sizes, big-endian                                           |
/// | others       | the values, row by row                                      |
///
/// @param shape sizes of the axes
/// @param values the bytes, `shape.size()` of them
/// @param sha256 hash of the decompressed file, header included
@SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
public record IdxFile(Shape shape, byte[] values, String sha256) {

    private static final int UNSIGNED_BYTE = 8;
    private static final int CHUNK = 1 << 17;
    private static final int GZIP = 0x1F8B;

    /// Reads a file of the expected shape. The size in its header is never trusted: memory is allocated for the
    /// expected shape, and not a byte more is decompressed.
    ///
    /// @param in the file from its first byte on; read to the end and closed
    /// @param name the file's name, for messages
    /// @param expected the shape it has to have, of rank 1 to 255
    /// @throws Failure when it is not such a file, byte for byte
    public static IdxFile read(InputStream in, String name, Shape expected) throws IOException {
        try (BufferedInputStream file = new BufferedInputStream(in, CHUNK);
                InputStream unpacked = unpacked(file, name)) {
            return new Reader(unpacked, name).read(expected);
        }
    }

    /// Reads a file of the shape in its header.
    ///
    /// @param in the file from its first byte on; read to the end and closed
    /// @param name the file's name, for messages
    /// @param check is shown the shape before any value is read, and throws what is wrong with it
    /// @throws Failure when it is not such a file, or larger than 2 GiB
    public static IdxFile read(InputStream in, String name, Consumer<Shape> check) throws IOException {
        try (BufferedInputStream file = new BufferedInputStream(in, CHUNK);
                InputStream unpacked = unpacked(file, name)) {
            return new Reader(unpacked, name).read(check);
        }
    }

    /// The hash of a file as reading it gives it: of its unpacked content.
    ///
    /// @throws Failure when it is packed, and the packed data are damaged
    public static String sha256(Path path) throws IOException {
        try (BufferedInputStream file = new BufferedInputStream(Files.newInputStream(path), CHUNK);
                InputStream unpacked = unpacked(file, path.toString())) {
            return Sha256.of(unpacked);
        }
    }

    private static InputStream unpacked(BufferedInputStream file, String name) throws IOException {
        return isGzip(file) ? new GzipStream(file, name) : file;
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        int start = in.read() << 8 | in.read();
        in.reset();
        return start == GZIP;
    }

    private static final class Reader {
        private final InputStream in;
        private final String name;
        private final MessageDigest digest = Sha256.digest();
        private long position;

        Reader(InputStream in, String name) {
            this.in = in;
            this.name = name;
        }

        /// The size in the header is trusted only as far as bytes arrive.
        IdxFile read(Consumer<Shape> check) throws IOException {
            int magic = number(Integer.BYTES);
            int rank = magic & 0xFF;
            checkMagic(magic, rank);
            int[] dims = new int[rank];
            for (int i = 0; i < rank; i++) {
                dims[i] = number(Integer.BYTES * (1L + rank));
            }
            Shape shape = shape(dims);
            check.accept(shape);
            int size = shape.size();
            long length = position + size;
            byte[] values = in.readNBytes(size);
            digest.update(values);
            if (values.length < size) {
                position += values.length;
                throw bad("`" + name + "` ends after " + position + " of " + length + " bytes", position);
            }
            if (in.read() >= 0) {
                throw bad("`" + name + "` continues after the " + length + " bytes that it should have", length);
            }
            return new IdxFile(shape, values, Sha256.hex(digest));
        }

        private Shape shape(int[] dims) {
            try {
                return Shape.of(dims);
            } catch (ShapeException | ArithmeticException _) {
                throw bad(
                        "`" + name + "` says that it has the shape " + unsigned(dims) + ", which is more than 2 GiB",
                        Integer.BYTES);
            }
        }

        IdxFile read(Shape expected) throws IOException {
            long length = Integer.BYTES * (1L + expected.rank()) + expected.size();
            checkMagic(number(length), expected.rank());
            int[] dims = new int[expected.rank()];
            for (int i = 0; i < dims.length; i++) {
                dims[i] = number(length);
            }
            if (!Arrays.equals(dims, expected.toArray())) {
                throw bad("`" + name + "` has the shape " + unsigned(dims) + ", expected " + expected, Integer.BYTES);
            }
            byte[] values = new byte[expected.size()];
            try (TrailingSha256 hash = new TrailingSha256(digest, values)) {
                fill(values, length, hash::filled);
                if (in.read() >= 0) {
                    throw bad("`" + name + "` continues after the " + length + " bytes that it should have", length);
                }
                return new IdxFile(expected, values, hash.hex());
            }
        }

        private void checkMagic(int magic, int rank) {
            if (magic >>> 16 != 0) {
                throw bad("`" + name + "` is not an IDX file: it begins with " + hex(magic), 0);
            }
            if (magic >>> 8 != UNSIGNED_BYTE) {
                throw bad("`" + name + "` does not hold unsigned bytes: it begins with " + hex(magic), 2);
            }
            if ((magic & 0xFF) != rank) {
                throw bad("`" + name + "` has " + (magic & 0xFF) + " axes, expected " + rank, 3);
            }
        }

        private int number(long length) throws IOException {
            byte[] bytes = new byte[Integer.BYTES];
            fill(bytes, length, filled -> {});
            digest.update(bytes);
            return ByteBuffer.wrap(bytes).getInt();
        }

        private void fill(byte[] target, long length, IntConsumer progress) throws IOException {
            int filled = 0;
            while (filled < target.length) {
                int count = in.read(target, filled, Math.min(CHUNK, target.length - filled));
                if (count < 0) {
                    throw bad("`" + name + "` ends after " + position + " of " + length + " bytes", position);
                }
                filled += count;
                position += count;
                progress.accept(filled);
            }
        }

        private Failure bad(String message, long at) {
            return Failure.of(ExitCode.INPUT, message).at(name + ": byte " + at);
        }

        private static String hex(int magic) {
            return String.format(Locale.US, "%08x, expected 0000080n", magic);
        }

        private static String unsigned(int[] dims) {
            return Arrays.toString(
                    Arrays.stream(dims).mapToLong(Integer::toUnsignedLong).toArray());
        }
    }
}
