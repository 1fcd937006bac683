package org.pierian.runner.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Decompresses one gzip member, strictly: the checksum and the length have to be right and nothing may follow.
///
/// The JDK's own stream takes garbage after the end as the end.
///
/// **Source:** RFC 1952.
public final class GzipStream extends BlockStream {

    private static final int FIXED_HEADER = 10;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final String name;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int next; // in the buffer
    private int end; // of the buffer's content
    private long before; // bytes of the file before the buffer's content
    private boolean finished;

    /// Reads the header.
    ///
    /// @param in a gzip file from its first byte on; closed with this stream
    /// @param name the file's name, for messages
    /// @throws Failure when it is no gzip header
    public GzipStream(InputStream in, String name) throws IOException {
        this.in = in;
        this.name = name;
        readHeader();
    }

    private void readHeader() throws IOException {
        int[] fixed = new int[FIXED_HEADER];
        for (int i = 0; i < FIXED_HEADER; i++) {
            fixed[i] = nextByte();
        }
        int flags = fixed[3];
        if (fixed[0] != 0x1F || fixed[1] != 0x8B || fixed[2] != DEFLATE || (flags & RESERVED) != 0) {
            throw bad("not a gzip file");
        }
        if ((flags & EXTRA) != 0) {
            for (int left = nextByte() | nextByte() << 8; left > 0; left--) {
                nextByte();
            }
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        if ((flags & HEADER_CRC) != 0) {
            nextByte();
            nextByte();
        }
    }

    private void skipText(boolean present) throws IOException {
        int last = present ? nextByte() : 0;
        while (last != 0) {
            last = nextByte();
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!finished) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                crc.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                finish();
            } else if (inflater.needsDictionary()) {
                throw bad("the compressed data are damaged");
            } else {
                refill();
                inflater.setInput(buffer, 0, end);
                next = end;
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) {
        if (inflater.needsInput() && next < end) { // what the header left in the buffer
            inflater.setInput(buffer, next, end - next);
            next = end;
        }
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw bad("the compressed data are damaged").causedBy(e);
        }
    }

    private void finish() throws IOException {
        next = end - inflater.getRemaining();
        finished = true;
        long size = inflater.getBytesWritten();
        if (littleEndian() != crc.getValue() || littleEndian() != (size & 0xFFFF_FFFFL)) {
            throw bad("the compressed data are damaged: the checksum does not match");
        }
        if (next < end || in.read() >= 0) {
            throw bad("something follows the end of the compressed data");
        }
    }

    private long littleEndian() throws IOException {
        return nextByte() | nextByte() << 8 | nextByte() << 16 | (long) nextByte() << 24;
    }

    private int nextByte() throws IOException {
        if (next == end) {
            refill();
        }
        return buffer[next++] & 0xFF;
    }

    private void refill() throws IOException {
        before += end;
        next = 0;
        end = 0;
        int count = in.read(buffer, 0, buffer.length);
        if (count < 0) {
            throw bad("`" + name + "` ends after " + before + " bytes, in the middle of the compressed data");
        }
        end = count;
    }

    private Failure bad(String message) {
        return Failure.of(ExitCode.INPUT, message)
                .at(name + ": byte " + (before + next - (finished ? 0 : inflater.getRemaining())));
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
