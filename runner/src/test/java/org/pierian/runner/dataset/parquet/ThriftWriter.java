package org.pierian.runner.dataset.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes the compact protocol of Thrift.
final class ThriftWriter {

    static final int I32 = 5;
    static final int BINARY = 8;
    static final int STRUCT = 12;

    private static final int I64 = 6;
    private static final int LIST = 9;
    private static final int LONG_LIST = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    private void field(int id, int type) {
        if (id > last && id - last < 16) {
            out.write((id - last) << 4 | type);
        } else {
            out.write(type);
            varint((long) id << 1);
        }
        last = id;
    }

    ThriftWriter i32(int id, int value) {
        field(id, I32);
        varint(((long) value << 1) ^ ((long) value >> 63));
        return this;
    }

    ThriftWriter i64(int id, long value) {
        field(id, I64);
        varint((value << 1) ^ (value >> 63));
        return this;
    }

    ThriftWriter text(int id, String text) {
        field(id, BINARY);
        return element(text);
    }

    ThriftWriter bool(int id, boolean value) {
        field(id, value ? 1 : 2);
        return this;
    }

    /// Begins a struct that is a field.
    ThriftWriter begin(int id) {
        field(id, STRUCT);
        return begin();
    }

    /// Begins a struct that is an element of a list.
    ThriftWriter begin() {
        outer.push(last);
        last = 0;
        return this;
    }

    /// Ends a struct.
    ThriftWriter end() {
        out.write(0);
        last = outer.isEmpty() ? 0 : outer.pop();
        return this;
    }

    ThriftWriter list(int id, int type, int size) {
        field(id, LIST);
        if (size < LONG_LIST) {
            out.write(size << 4 | type);
        } else {
            out.write(LONG_LIST << 4 | type);
            varint(size);
        }
        return this;
    }

    /// A text in a list.
    ThriftWriter element(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /// A number of 32 bits in a list.
    ThriftWriter element(int value) {
        varint(((long) value << 1) ^ ((long) value >> 63));
        return this;
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
