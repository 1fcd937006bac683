package org.pierian.runner.dataset.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Reads an array in the NPY format.
///
/// | bytes                 | what                                                                |
/// |-----------------------|---------------------------------------------------------------------|
/// | 6                     | `\x93NUMPY`                                                         |
/// | 2                     | version: 1, 2 or 3, then 0                                          |
/// | 2, from version 2 on 4 | length of the header, lowest byte first                            |
/// | the header            | a literal of Python, see [HeaderReader]; then blanks and a line end |
/// | others                | the numbers                                                         |
///
/// **Source:** NumPy, NEP 1, and `numpy.lib.format`.
final class NpyReader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 65536;
    private static final int UTF8_VERSION = 3;
    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    private final InputStream in;
    private final long size;
    private final String name;
    private long position;

    /// @param in the array from its first byte on
    /// @param size how many bytes it has
    /// @param name the array's name, for messages
    NpyReader(InputStream in, long size, String name) {
        this.in = in;
        this.size = size;
        this.name = name;
    }

    /// Whether a file begins as an array does.
    static boolean isNpy(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC);
    }

    /// Reads the header, which has to fit the number of bytes.
    ///
    /// @throws Failure when it is no array of numbers, or has more or fewer bytes than its shape says
    NpyHeader header() throws IOException {
        byte[] start = take(MAGIC.length + 2);
        if (!isNpy(start)) {
            throw bad("is not a NumPy array: it does not begin with `\\x93NUMPY`", 0)
                    .help("write it with `numpy.save`; several arrays of one file are the dataset `npz`");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > UTF8_VERSION || start[MAGIC.length + 1] != 0) {
            throw bad("is of version " + version + "." + start[MAGIC.length + 1] + ", expected 1.0, 2.0 or 3.0", 6);
        }
        long length = version == 1
                ? little(Short.BYTES).getShort() & 0xFFFFL
                : little(Integer.BYTES).getInt() & 0xFFFF_FFFFL;
        if (length > LONGEST_HEADER) {
            throw bad("has a header of " + length + " bytes, expected at most " + LONGEST_HEADER, MAGIC.length + 2L);
        }
        NpyHeader header = HeaderReader.read(text(take((int) length), version), name);
        long expected = position + header.bytes();
        if (size != expected) {
            throw bad(
                    size < expected
                            ? "ends after " + size + " of " + expected + " bytes"
                            : "continues after the " + expected + " bytes that it should have",
                    Math.min(size, expected));
        }
        return header;
    }

    /// Reads the whole array, in the order in which the last axis runs fastest.
    ///
    /// @throws Failure as [#header] does
    NpyArray array() throws IOException {
        NpyHeader header = header();
        requireMemory(header);
        byte[] data = in.readNBytes(header.bytes());
        if (data.length < header.bytes()) {
            throw bad("ends after " + (position + data.length) + " of " + size + " bytes", position + data.length);
        }
        if (in.read() >= 0) {
            throw bad("continues after the " + size + " bytes that it should have", size);
        }
        return new NpyArray(name, header, header.isFortran() ? turned(header, data) : data);
    }

    /// The numbers are in memory twice, as they are in the file and as float32.
    private void requireMemory(NpyHeader header) {
        long needed = header.bytes() + (long) Float.BYTES * header.size();
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most) {
            throw Failure.of(
                            ExitCode.MEMORY,
                            "`" + name + "` needs at least " + needed / MEBIBYTE
                                    + " MiB of memory, this process may have " + most / MEBIBYTE + " MiB")
                    .at(name)
                    .help("on a machine with more memory, set RUNNER_JAVA_OPTS=-Xmx" + (needed / GIBIBYTE + 1) + "g");
        }
    }

    private static String decoded(byte[] bytes, int version) throws CharacterCodingException {
        return (version == UTF8_VERSION ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private String text(byte[] bytes, int version) {
        try {
            return decoded(bytes, version);
        } catch (CharacterCodingException _) {
            throw bad("has a header that is not UTF-8", MAGIC.length);
        }
    }

    private ByteBuffer little(int count) throws IOException {
        return ByteBuffer.wrap(take(count)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] take(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw bad("ends after " + position + " bytes, in its header", position);
        }
        return bytes;
    }

    /// The bytes of an array whose first axis runs fastest, so that the last one does.
    private static byte[] turned(NpyHeader header, byte[] data) {
        List<Integer> shape = header.shape();
        int width = header.type().bytes();
        int[] strides = new int[shape.size()];
        int stride = width;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        byte[] turned = new byte[data.length];
        int[] index = new int[shape.size()];
        int target = 0;
        for (int from = 0; from < data.length; from += width) {
            System.arraycopy(data, from, turned, target, width);
            for (int axis = 0; axis < index.length; axis++) {
                index[axis]++;
                target += strides[axis];
                if (index[axis] < shape.get(axis)) {
                    break;
                }
                target -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return turned;
    }

    private Failure bad(String what, long at) {
        return DataMistake.ARRAY.failure("`" + name + "` " + what).at(name + ": byte " + at);
    }
}
