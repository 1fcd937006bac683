package org.pierian.runner.dataset.arrays;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes arrays as NumPy does.
public final class NpyWriter {

    private static final int ALIGNMENT = 64;

    private NpyWriter() {}

    /// An array with the last axis running fastest.
    ///
    /// @param type as in a header, `<f4`
    /// @param values its numbers, as many as the shape has
    public static byte[] array(String type, int[] shape, double... values) {
        return file(1, header(type, false, shape), numbers(type, values));
    }

    /// The literal in front of an array.
    public static String header(String type, boolean fortran, int... shape) {
        String axes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + axes
                + (shape.length == 1 ? "," : "") + "), }";
    }

    /// A file with any header.
    ///
    /// @param version 1, 2 or 3
    public static byte[] file(int version, String header, byte[] data) {
        int lengthBytes = version == 1 ? 2 : 4;
        byte[] text = header.getBytes(version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        int start = 8 + lengthBytes;
        int length = Math.ceilDiv(start + text.length + 1, ALIGNMENT) * ALIGNMENT - start;
        ByteBuffer all = ByteBuffer.allocate(start + length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        all.put((byte) version).put((byte) 0);
        if (version == 1) {
            all.putShort((short) length);
        } else {
            all.putInt(length);
        }
        all.put(text);
        while (all.position() < start + length - 1) {
            all.put((byte) ' ');
        }
        return all.put((byte) '\n').put(data).array();
    }

    /// Numbers as bytes.
    public static byte[] numbers(String type, double... values) {
        int width = type.charAt(2) - '0';
        ByteBuffer all = ByteBuffer.allocate(width * values.length)
                .order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type.substring(1)) {
                case "f2" -> all.putShort(Float.floatToFloat16((float) value));
                case "f4" -> all.putFloat((float) value);
                case "f8" -> all.putDouble(value);
                case "i1", "u1", "b1" -> all.put((byte) (long) value);
                case "i2", "u2" -> all.putShort((short) (long) value);
                case "i4", "u4" -> all.putInt((int) (long) value);
                default -> all.putLong((long) value);
            }
        }
        return all.array();
    }

    /// A zip file of arrays, named without their ending.
    public static byte[] zip(Map<String, byte[]> arrays) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        arrays.forEach((name, bytes) -> members.put(name + ".npy", bytes));
        return zipOf(members);
    }

    /// A zip file of anything.
    public static byte[] zipOf(Map<String, byte[]> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Writes a file, with the folders above it.
    public static Path write(Path file, byte[] bytes) {
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
