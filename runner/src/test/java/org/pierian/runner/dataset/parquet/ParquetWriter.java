package org.pierian.runner.dataset.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Writes small Parquet files for tests and examples: each format of pages and each codec that is read, none of them
/// well compressed.
///
/// @param codec how pages are compressed, a number of the format
/// @param dictionary whether values are written as places in a dictionary
/// @param newPages whether pages are of the second version
/// @param pageRows rows of a page
/// @param groupRows rows of a group
public record ParquetWriter(int codec, boolean dictionary, boolean newPages, int pageRows, int groupRows) {

    static final int NONE = 0;
    static final int SNAPPY = 1;
    static final int GZIP = 2;
    static final int ZSTD = 6;

    /// One page and one group, not compressed.
    public static final ParquetWriter PLAIN =
            new ParquetWriter(NONE, false, false, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int PLAIN_ENCODING = 0;
    private static final int RLE_ENCODING = 3;
    private static final int DICTIONARY_ENCODING = 8;

    /// A column's pages in the file.
    private record Chunk(TestColumn column, int values, long dictionary, long data, long bytes, long uncompressed) {}

    /// Bytes of pages, and how many they are once they are decompressed.
    private static final class Pages {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long uncompressed;
    }

    /// The bytes of a file.
    public byte[] write(TestColumn... columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        int rows = columns.length == 0 ? 0 : columns[0].values().size();
        List<List<Chunk>> groups = new ArrayList<>();
        for (int from = 0; from < rows; from += Math.min(groupRows, rows - from)) {
            int to = from + Math.min(groupRows, rows - from);
            List<Chunk> chunks = new ArrayList<>();
            for (TestColumn column : columns) {
                chunks.add(chunk(column, column.values().subList(from, to), out));
            }
            groups.add(chunks);
        }
        byte[] metadata = metadata(rows, groups, columns);
        out.writeBytes(metadata);
        out.writeBytes(littleEndian(Integer.BYTES).putInt(metadata.length).array());
        out.writeBytes(MAGIC);
        return out.toByteArray();
    }

    private Chunk chunk(TestColumn column, List<Object> values, ByteArrayOutputStream out) {
        long start = out.size();
        Pages pages = new Pages();
        Map<Object, Integer> places = new LinkedHashMap<>();
        boolean isDictionary = dictionary && column.type() != TestColumn.BOOLEAN;
        if (isDictionary) {
            values.stream().filter(ParquetWriter::isThere).forEach(v -> places.putIfAbsent(key(v), places.size()));
            List<Object> entries = new ArrayList<>(places.keySet());
            page(2, plain(column, entries), new byte[0], entries.size(), entries.size(), PLAIN_ENCODING, pages);
        }
        long data = start + pages.out.size();
        for (int from = 0; from < values.size(); from += Math.min(pageRows, values.size() - from)) {
            List<Object> part = values.subList(from, from + Math.min(pageRows, values.size() - from));
            List<Object> present = part.stream().filter(ParquetWriter::isThere).toList();
            byte[] levels = column.repetition() == 0 ? new byte[0] : levels(part);
            page(
                    newPages ? 3 : 0,
                    isDictionary ? indices(places, present) : plain(column, present),
                    levels,
                    part.size(),
                    present.size(),
                    isDictionary ? DICTIONARY_ENCODING : PLAIN_ENCODING,
                    pages);
        }
        out.writeBytes(pages.out.toByteArray());
        return new Chunk(column, values.size(), isDictionary ? start : 0, data, pages.out.size(), pages.uncompressed);
    }

    private static boolean isThere(Object value) {
        return !TestColumn.isMissing(value);
    }

    private static Object key(Object value) {
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    private void page(int type, byte[] values, byte[] levels, int count, int present, int encoding, Pages pages) {
        boolean old = type == 0 && levels.length > 0;
        byte[] plain =
                old ? concat(littleEndian(Integer.BYTES).putInt(levels.length).array(), levels, values) : values;
        byte[] packed = compressed(plain);
        byte[] body = type == 3 ? concat(levels, packed) : packed;
        int uncompressed = plain.length + (type == 3 ? levels.length : 0);
        ThriftWriter header = new ThriftWriter();
        header.i32(1, type).i32(2, uncompressed).i32(3, body.length);
        switch (type) {
            case 0 ->
                header.begin(5)
                        .i32(1, count)
                        .i32(2, encoding)
                        .i32(3, RLE_ENCODING)
                        .i32(4, RLE_ENCODING)
                        .end();
            case 2 -> header.begin(7).i32(1, count).i32(2, encoding).end();
            default ->
                header.begin(8)
                        .i32(1, count)
                        .i32(2, count - present)
                        .i32(3, count)
                        .i32(4, encoding)
                        .i32(5, levels.length)
                        .i32(6, 0)
                        .bool(7, codec != NONE)
                        .end();
        }
        byte[] head = header.end().bytes();
        pages.out.writeBytes(head);
        pages.out.writeBytes(body);
        pages.uncompressed += head.length + uncompressed;
    }

    /// Which values are there: a bit each, in runs of eight.
    private static byte[] levels(List<Object> values) {
        int[] bits = values.stream().mapToInt(value -> isThere(value) ? 1 : 0).toArray();
        return packed(bits, 1);
    }

    private static byte[] indices(Map<Object, Integer> places, List<Object> present) {
        int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, places.size() - 1)));
        int[] indices = present.stream()
                .mapToInt(value -> places.getOrDefault(key(value), 0))
                .toArray();
        return concat(new byte[] {(byte) width}, packed(indices, width));
    }

    /// A run of numbers of a few bits each.
    private static byte[] packed(int[] numbers, int width) {
        int groups = (numbers.length + 7) / 8;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int head = (groups << 1) | 1;
        while (head > 0x7F) {
            out.write((head & 0x7F) | 0x80);
            head >>>= 7;
        }
        out.write(head);
        byte[] bits = new byte[groups * width];
        for (int i = 0; i < numbers.length; i++) {
            for (int b = 0; b < width; b++) {
                if ((numbers[i] >> b & 1) != 0) {
                    int at = i * width + b;
                    bits[at / 8] |= (byte) (1 << at % 8);
                }
            }
        }
        out.writeBytes(bits);
        return out.toByteArray();
    }

    private static byte[] plain(TestColumn column, List<Object> values) {
        if (column.type() == TestColumn.BOOLEAN) {
            byte[] bits = new byte[(values.size() + 7) / 8];
            for (int i = 0; i < values.size(); i++) {
                bits[i / 8] |= (byte) ((Boolean) values.get(i) ? 1 << i % 8 : 0);
            }
            return bits;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object value : values) {
            out.writeBytes(plain(column, value));
        }
        return out.toByteArray();
    }

    private static byte[] plain(TestColumn column, Object value) {
        return switch (value) {
            case Integer number -> littleEndian(Integer.BYTES).putInt(number).array();
            case Long number -> littleEndian(Long.BYTES).putLong(number).array();
            case Float number -> littleEndian(Float.BYTES).putFloat(number).array();
            case Double number -> littleEndian(Double.BYTES).putDouble(number).array();
            case ByteBuffer bytes -> plain(column, copy(bytes));
            case byte[] bytes ->
                column.type() == TestColumn.BYTES
                        ? concat(
                                littleEndian(Integer.BYTES).putInt(bytes.length).array(), bytes)
                        : bytes;
            default -> throw new IllegalArgumentException("no value of a file: " + value);
        };
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private byte[] compressed(byte[] bytes) {
        return switch (codec) {
            case NONE -> bytes;
            case SNAPPY -> snappy(bytes);
            case GZIP -> gzip(bytes);
            default -> zstd(bytes);
        };
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Literals alone, of at most 256 bytes.
    private static byte[] snappy(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int left = bytes.length;
        while (left > 0x7F) {
            out.write((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.write(left);
        for (int from = 0; from < bytes.length; from += 256) {
            int count = Math.min(256, bytes.length - from);
            out.write(60 << 2);
            out.write(count - 1);
            out.write(bytes, from, count);
        }
        return out.toByteArray();
    }

    /// A frame of one block that is not compressed.
    private static byte[] zstd(byte[] bytes) {
        if (bytes.length >= 1 << 17) {
            throw new IllegalArgumentException("too long for one block");
        }
        int block = (bytes.length << 3) | 1;
        return concat(
                littleEndian(Integer.BYTES).putInt(0xFD2FB528).array(),
                new byte[] {(byte) 0xA0},
                littleEndian(Integer.BYTES).putInt(bytes.length).array(),
                new byte[] {(byte) block, (byte) (block >> 8), (byte) (block >> 16)},
                bytes);
    }

    private byte[] metadata(int rows, List<List<Chunk>> groups, TestColumn... columns) {
        ThriftWriter thrift = new ThriftWriter();
        thrift.i32(1, 1).list(2, ThriftWriter.STRUCT, columns.length + 1);
        thrift.begin().text(4, "schema").i32(5, columns.length).end();
        for (TestColumn column : columns) {
            thrift.begin().i32(1, column.type());
            if (column.length() > 0) {
                thrift.i32(2, column.length());
            }
            thrift.i32(3, column.repetition()).text(4, column.name());
            column.annotation().accept(thrift);
            thrift.end();
        }
        thrift.i64(3, rows).list(4, ThriftWriter.STRUCT, groups.size());
        for (List<Chunk> chunks : groups) {
            thrift.begin().list(1, ThriftWriter.STRUCT, chunks.size());
            chunks.forEach(chunk -> describe(thrift, chunk));
            thrift.i64(2, chunks.stream().mapToLong(Chunk::uncompressed).sum());
            thrift.i64(3, chunks.isEmpty() ? 0 : chunks.getFirst().values()).end();
        }
        return thrift.end().bytes();
    }

    private void describe(ThriftWriter thrift, Chunk chunk) {
        thrift.begin().i64(2, chunk.data()).begin(3);
        thrift.i32(1, chunk.column().type());
        thrift.list(2, ThriftWriter.I32, 3)
                .element(PLAIN_ENCODING)
                .element(RLE_ENCODING)
                .element(DICTIONARY_ENCODING);
        thrift.list(3, ThriftWriter.BINARY, 1).element(chunk.column().name());
        thrift.i32(4, codec).i64(5, chunk.values());
        thrift.i64(6, chunk.uncompressed()).i64(7, chunk.bytes()).i64(9, chunk.data());
        if (chunk.dictionary() > 0) {
            thrift.i64(11, chunk.dictionary());
        }
        thrift.end().end();
    }
}
