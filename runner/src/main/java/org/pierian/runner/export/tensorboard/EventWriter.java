package org.pierian.runner.export.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.pierian.runner.protobuf.ProtoWriter;

/// Writes the records of an event file, each with its length and checksums:
///
/// | bytes | what                                         |
/// |-------|----------------------------------------------|
/// | 8     | length of the data, little-endian            |
/// | 4     | masked CRC-32C of these eight bytes          |
/// | n     | the data: an `Event` of protocol buffers     |
/// | 4     | masked CRC-32C of the data                   |
///
/// **Source:** TensorFlow, `core/lib/io/record_writer.h`, and `core/util/event.proto`.
final class EventWriter {

    private static final int MASK = 0xa282ead8;
    private static final String VERSION = "brain.Event:2";

    private final OutputStream out;

    EventWriter(OutputStream out) {
        this.out = out;
    }

    /// The first record: which version the others have.
    ///
    /// @param time seconds since 1970
    void begin(double time) throws IOException {
        record(new ProtoWriter().number(1, time).text(3, VERSION));
    }

    /// One number.
    ///
    /// @param time seconds since 1970
    /// @param step where it belongs on the horizontal axis
    /// @param tag its name
    /// @param described whether TensorBoard is told that it is a scalar, which it remembers for the tag
    void scalar(double time, long step, String tag, float value, boolean described) throws IOException {
        ProtoWriter one = new ProtoWriter().text(1, tag).number(2, value);
        if (described) {
            one.message(9, new ProtoWriter().message(1, new ProtoWriter().text(1, "scalars")));
        }
        record(new ProtoWriter().number(1, time).integer(2, step).message(5, new ProtoWriter().message(1, one)));
    }

    private void record(ProtoWriter event) throws IOException {
        byte[] data = event.toByteArray();
        byte[] length = little(Long.BYTES).putLong(data.length).array();
        out.write(length);
        out.write(little(Integer.BYTES).putInt(masked(length)).array());
        out.write(data);
        out.write(little(Integer.BYTES).putInt(masked(data)).array());
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }
}
