package org.pierian.runner.dataset.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// Reads a PNG file as grey bytes, 0 for black, strictly: checksums, lengths and the order of chunks have to be right,
/// and no byte is unpacked beyond the expected size.
///
/// Taken are grey of 1, 2, 4 and 8 bits, and colours and palettes of 8 bits or less whose pixels are all grey. Nothing
/// that would have to be decided is: no other colour, no transparency, no interlacing, no 16 bits. Gamma and the like
/// are ignored.
///
/// **Source:** ISO 15948.
final class GreyPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEADER = 13;
    private static final int LARGEST_CHUNK = 1 << 26;
    private static final int GREY = 0;
    private static final int COLOUR = 2;
    private static final int PALETTE = 3;

    private final DataInputStream in;
    private final String name;
    private final int height;
    private final int width;
    private final Inflater inflater = new Inflater();
    private int bits;
    private int kind;
    private byte[] palette = {};
    private byte[] lines = {};
    private int filled;

    private GreyPng(InputStream in, String name, int height, int width) {
        this.in = new DataInputStream(in);
        this.name = name;
        this.height = height;
        this.width = width;
    }

    /// Whether a file that begins with these bytes could be one.
    static boolean looksLike(byte[] start) {
        return Arrays.equals(Arrays.copyOf(start, SIGNATURE.length), SIGNATURE);
    }

    /// Reads an image.
    ///
    /// @param in the file from its first byte on
    /// @param name the file's name, for messages
    /// @param height rows that it must have
    /// @param width columns that it must have
    /// @throws Failure when it is not such a file
    static byte[] read(InputStream in, String name, int height, int width) throws IOException {
        GreyPng png = new GreyPng(in, name, height, width);
        try {
            png.in.skipNBytes(SIGNATURE.length);
            png.chunks();
            return png.pixels();
        } catch (EOFException _) {
            throw png.bad("ends too early").help("bring the file anew");
        } catch (DataFormatException _) {
            throw png.damaged("its pixels cannot be unpacked");
        } finally {
            png.inflater.end();
        }
    }

    private void chunks() throws IOException, DataFormatException {
        header(chunk("IHDR"));
        for (Chunk chunk = next(); !chunk.type.equals("IEND"); chunk = next()) {
            switch (chunk.type) {
                case "IDAT" -> unpack(chunk.content);
                case "PLTE" -> palette = chunk.content;
                case "tRNS" -> throw unfit("is transparent");
                default -> {
                    if (Character.isUpperCase(chunk.type.charAt(0))) {
                        throw damaged("it has a chunk of an unknown kind");
                    }
                }
            }
        }
        if (filled < lines.length || !inflater.finished()) {
            throw damaged("it has fewer or more pixels than its header says");
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Chunk(String type, byte[] content) {}

    private byte[] chunk(String type) throws IOException {
        Chunk chunk = next();
        if (!chunk.type.equals(type)) {
            throw damaged("it does not begin with its header");
        }
        return chunk.content;
    }

    private Chunk next() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST_CHUNK) {
            throw damaged("a chunk says that it has " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] type = in.readNBytes(4);
        byte[] content = in.readNBytes(length);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(content);
        if (in.readInt() != (int) crc.getValue()) {
            throw damaged("a checksum does not match");
        }
        return new Chunk(new String(type, StandardCharsets.ISO_8859_1), content);
    }

    private void header(byte[] content) {
        if (content.length != HEADER) {
            throw damaged("its header has " + content.length + " bytes");
        }
        ByteBuffer header = ByteBuffer.wrap(content);
        int columns = header.getInt();
        int rows = header.getInt();
        bits = header.get();
        kind = header.get();
        if (rows != height || columns != width) {
            throw unfit("has " + Integer.toUnsignedString(rows) + " rows of " + Integer.toUnsignedString(columns)
                    + " pixels, expected " + height + " of " + width);
        }
        switch (kind) {
            case GREY, COLOUR, PALETTE -> {}
            case 4, 6 -> throw unfit("has an alpha channel");
            default -> throw damaged("its header is wrong");
        }
        if (bits == 16) {
            throw unfit("has 16 bits for a pixel, expected at most 8");
        }
        boolean known = bits == 8 || (kind != COLOUR && (bits == 1 || bits == 2 || bits == 4));
        if (!known || header.get() != 0 || header.get() != 0) {
            throw damaged("its header is wrong");
        }
        if (header.get() != 0) {
            throw unfit("is interlaced");
        }
        lines = new byte[Math.multiplyExact(height, 1 + lineBytes())];
    }

    private int samples() {
        return kind == COLOUR ? 3 : 1;
    }

    private int lineBytes() {
        return Math.toIntExact(((long) width * samples() * bits + 7) / 8);
    }

    private void unpack(byte[] content) throws DataFormatException {
        inflater.setInput(content);
        while (!inflater.needsInput() && !inflater.finished()) {
            int count = filled < lines.length
                    ? inflater.inflate(lines, filled, lines.length - filled)
                    : inflater.inflate(new byte[1]);
            if ((filled == lines.length && count > 0) || inflater.needsDictionary()) {
                throw damaged("it has fewer or more pixels than its header says");
            }
            filled += count;
        }
    }

    private byte[] pixels() {
        int bytes = lineBytes();
        int step = Math.max(1, samples() * bits / 8);
        byte[] above = new byte[bytes];
        byte[] pixels = new byte[height * width];
        for (int row = 0; row < height; row++) {
            int start = row * (1 + bytes);
            byte[] line = Arrays.copyOfRange(lines, start + 1, start + 1 + bytes);
            unfilter(lines[start], line, above, step);
            for (int x = 0; x < width; x++) {
                pixels[row * width + x] = (byte) grey(line, x);
            }
            above = line;
        }
        return pixels;
    }

    private void unfilter(int filter, byte[] line, byte[] above, int step) {
        for (int i = 0; i < line.length; i++) {
            int left = i < step ? 0 : line[i - step] & 0xFF;
            int up = above[i] & 0xFF;
            int corner = i < step ? 0 : above[i - step] & 0xFF;
            int predicted = switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, corner);
                default -> throw damaged("a row has an unknown filter");
            };
            line[i] = (byte) (line[i] + predicted);
        }
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    private int grey(byte[] line, int x) {
        if (kind == COLOUR) {
            return same(line, 3 * x);
        }
        int shift = 8 - bits - x * bits % 8;
        int most = (1 << bits) - 1;
        int sample = ((line[x * bits / 8] & 0xFF) >> shift) & most;
        if (kind == GREY) {
            return sample * (255 / most);
        }
        if (3 * sample + 3 > palette.length) {
            throw damaged("a pixel is not in its palette");
        }
        return same(palette, 3 * sample);
    }

    private int same(byte[] colours, int at) {
        if (colours[at] != colours[at + 1] || colours[at] != colours[at + 2]) {
            throw unfit("has colours, expected grey");
        }
        return colours[at] & 0xFF;
    }

    private Failure unfit(String what) {
        return bad(what)
                .help("convert it to a grey PNG of 8 bits, " + width + " by " + height
                        + ", without transparency and interlacing");
    }

    private Failure damaged(String what) {
        return bad("is damaged: " + what).help("bring the file anew");
    }

    private Failure bad(String what) {
        return DataMistake.PICTURE.failure("`" + name + "` " + what).at(name);
    }
}
