package org.pierian.runner.dataset.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the compact protocol of Thrift, in which Parquet writes its metadata. No count is believed: nothing is
/// allocated
/// for one that does not fit into the bytes that are there.
///
/// **Source:** Apache Thrift, compact protocol encoding.
final class ThriftReader {

    static final int STOP = 0;
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int I32 = 5;
    static final int I64 = 6;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int STRUCT = 12;

    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int DOUBLE = 7;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int UUID = 13;
    private static final int MOST_LEVELS = 32;
    private static final int LONG_LIST = 15;

    private final ByteBuffer bytes;
    private int level;

    /// What is wrong with the bytes.
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;

        Fault(String message) {
            super(message);
        }
    }

    /// Is given the fields of a struct.
    interface Fields {

        /// Reads a field, or returns false for one of no interest, which is then skipped.
        boolean read(int id, int type);
    }

    /// @param bytes read from their position on
    ThriftReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// Reads a struct to its end.
    void struct(Fields fields) {
        enter();
        int id = 0;
        for (int head = unsignedByte(); head != STOP; head = unsignedByte()) {
            int type = head & 0x0F;
            int delta = head >> 4;
            id = delta == 0 ? (int) zigzag() : id + delta;
            if (!fields.read(id, type)) {
                skip(type, false);
            }
        }
        level--;
    }

    /// Reads the head of a list.
    ///
    /// @param type what its elements have to be
    /// @return how many there are, each of which takes at least a byte
    int list(int type) {
        int head = unsignedByte();
        int size = size(head >> 4 == LONG_LIST ? varint() : head >> 4);
        if (size > 0 && (head & 0x0F) != type) {
            throw new Fault("a list has elements of another type");
        }
        return size;
    }

    private int size(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new Fault("a count of " + count + " is larger than the bytes that are there");
        }
        return (int) count;
    }

    /// Reads a number of 32 bits.
    int i32(int type) {
        long value = i64(type);
        if (value != (int) value) {
            throw new Fault("a number is too large");
        }
        return (int) value;
    }

    /// Reads a number.
    long i64(int type) {
        if (type != I32 && type != I64 && type != I16) {
            throw new Fault("a field has another type");
        }
        return zigzag();
    }

    /// Reads a text.
    String text(int type) {
        if (type != BINARY) {
            throw new Fault("a field has another type");
        }
        byte[] text = new byte[size(varint())];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /// Requires a field to be a struct, a list, or whatever it should be.
    static void require(int found, int expected) {
        if (found != expected) {
            throw new Fault("a field has another type");
        }
    }

    private void skip(int type, boolean inList) {
        switch (type) {
            case TRUE, FALSE -> {
                if (inList) {
                    unsignedByte();
                }
            }
            case BYTE -> unsignedByte();
            case I16, I32, I64 -> varint();
            case DOUBLE -> skipBytes(Double.BYTES);
            case UUID -> skipBytes(2 * Long.BYTES);
            case BINARY -> skipBytes(size(varint()));
            case LIST, SET -> skipList();
            case MAP -> skipMap();
            case STRUCT -> struct((_, _) -> false);
            default -> throw new Fault("a field has no type that there is");
        }
    }

    private void skipList() {
        enter();
        int head = unsignedByte();
        int size = size(head >> 4 == LONG_LIST ? varint() : head >> 4);
        for (int i = 0; i < size; i++) {
            skip(head & 0x0F, true);
        }
        level--;
    }

    private void skipMap() {
        enter();
        int size = size(varint());
        int types = size == 0 ? 0 : unsignedByte();
        for (int i = 0; i < size; i++) {
            skip(types >> 4, true);
            skip(types & 0x0F, true);
        }
        level--;
    }

    private void enter() {
        if (++level > MOST_LEVELS) {
            throw new Fault("they are nested too deep");
        }
    }

    private void skipBytes(int count) {
        if (count > bytes.remaining()) {
            throw new Fault("they end in the middle");
        }
        bytes.position(bytes.position() + count);
    }

    private int unsignedByte() {
        if (!bytes.hasRemaining()) {
            throw new Fault("they end in the middle");
        }
        return bytes.get() & 0xFF;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = unsignedByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new Fault("a number is too long");
    }

    private long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }
}
