package org.pierian.runner.onnx.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads a message of protocol buffers field by field. Nothing is read beyond its end, and no memory is taken for a
/// length before that many bytes are known to be there.
///
/// **Source:** <https://protobuf.dev/programming-guides/encoding/>.
final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int VARINT_BITS = 64;

    private final ByteBuffer bytes;
    private final long start; // of the bytes in the file
    private int field;
    private int wire;

    /// @param bytes the message, from its position to its limit
    ProtoReader(ByteBuffer bytes) {
        this(bytes, 0);
    }

    private ProtoReader(ByteBuffer bytes, long start) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.start = start;
    }

    /// Where the next byte is in the file.
    long place() {
        return start + bytes.position();
    }

    /// Goes to the next field.
    ///
    /// @return whether there is one
    boolean next() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long tag = varint();
        field = (int) ((tag >>> 3) & 0x1FFF_FFFF);
        wire = (int) (tag & 7);
        if (field == 0 || tag >>> 32 != 0) {
            throw bad("a field without a number");
        }
        return true;
    }

    /// Number of the field.
    int field() {
        return field;
    }

    /// Whether integers or numbers of the field are packed into bytes.
    boolean isPacked() {
        return wire == LENGTH_DELIMITED;
    }

    /// The field as an integer.
    long integer() {
        require(VARINT, "an integer");
        return varint();
    }

    /// The field as a float32.
    float number() {
        require(FIXED32, "a number");
        return need(Float.BYTES).getFloat();
    }

    /// The field as a binary64.
    double wideNumber() {
        require(FIXED64, "a number");
        return need(Double.BYTES).getDouble();
    }

    /// The field as a message.
    ProtoReader message() {
        require(LENGTH_DELIMITED, "a message");
        long length = varint();
        long from = place();
        return new ProtoReader(take(length), from);
    }

    /// The field as bytes, which are not copied.
    ByteBuffer bytes() {
        require(LENGTH_DELIMITED, "bytes");
        return take(varint()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The field as a text.
    String text() {
        ByteBuffer text = bytes();
        try {
            CharBuffer characters = StandardCharsets.UTF_8.newDecoder().decode(text);
            return characters.toString();
        } catch (CharacterCodingException e) {
            throw new BadProtoException("a text that is not UTF-8", place(), e);
        }
    }

    /// Whether more integers follow in a field that is packed; read from the message that [#message] gives.
    boolean hasMore() {
        return bytes.hasRemaining();
    }

    /// The next integer of a packed field.
    long packed() {
        return varint();
    }

    /// The next float32 of a packed field.
    float packedNumber() {
        return need(Float.BYTES).getFloat();
    }

    /// The next binary64 of a packed field.
    double packedWideNumber() {
        return need(Double.BYTES).getDouble();
    }

    /// Goes over the field.
    void skip() {
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> take(Long.BYTES);
            case LENGTH_DELIMITED -> take(varint());
            case FIXED32 -> take(Integer.BYTES);
            default -> throw bad("a field of an unknown kind");
        }
    }

    private void require(int wanted, String what) {
        if (wire != wanted) {
            throw bad("field " + field + " is not " + what);
        }
    }

    private ByteBuffer need(int count) {
        if (bytes.remaining() < count) {
            throw bad("the end within a number");
        }
        return bytes;
    }

    private ByteBuffer take(long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw bad("a length of " + Long.toUnsignedString(length) + " where " + bytes.remaining() + " bytes follow");
        }
        ByteBuffer taken = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return taken;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < VARINT_BITS; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw bad("the end within an integer");
            }
            byte b = bytes.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw bad("an integer of more than 64 bits");
    }

    BadProtoException bad(String what) {
        return new BadProtoException(what, place());
    }
}
