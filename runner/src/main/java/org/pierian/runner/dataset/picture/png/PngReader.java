package org.pierian.runner.dataset.picture.png;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.pierian.runner.dataset.picture.raster.Orientation;
import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.raster.PictureMemory;

/// Reads a picture in PNG, of any kind, depth and order of pixels. Checksums, lengths and the order of chunks have to
/// be right, and no byte is unpacked beyond what the header says.
///
/// **Source:** ISO 15948.
public final class PngReader {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// The most bytes that deflate makes of one: 258 of two bits.
    private static final long MOST_UNPACKED = 1032;

    private final PictureBytes in;
    private final Inflater inflater = new Inflater();
    private PngHeader header = new PngHeader(0, 0, 0, 0, false);
    private byte[] palette = {};
    private byte[] transparency = {};
    private byte[] lines = {};
    private int orientation = Orientation.UPRIGHT;
    private int filled;

    private PngReader(PictureBytes in) {
        this.in = in;
    }

    /// Whether a file that begins with these bytes could be one.
    public static boolean looksLike(byte[] file) {
        return file.length >= SIGNATURE.length
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /// Reads a picture.
    ///
    /// @param file all of it
    /// @throws PictureFault when it is not such a picture
    public static Picture read(byte[] file) {
        PngReader reader = new PngReader(PictureBytes.of(file));
        try {
            return reader.picture();
        } catch (DataFormatException _) {
            throw PictureFault.damaged("its pixels cannot be unpacked");
        } finally {
            reader.inflater.end();
        }
    }

    private Picture picture() throws DataFormatException {
        in.skip(SIGNATURE.length);
        Chunk first = next();
        if (!first.type.equals("IHDR")) {
            throw PictureFault.damaged("it does not begin with its header");
        }
        header = PngHeader.read(first.content);
        PictureMemory.require(header.width(), header.height(), in.end(), 0);
        PngPasses passes = new PngPasses(header);
        PictureMemory.require(header.width(), header.height(), in.end(), passes.bytes());
        if (passes.bytes() > MOST_UNPACKED * in.left()) {
            throw pixels(); // before memory is taken
        }
        lines = new byte[(int) passes.bytes()];
        for (Chunk chunk = next(); !chunk.type.equals("IEND"); chunk = next()) {
            take(chunk);
        }
        if (filled < lines.length || !inflater.finished()) {
            throw pixels();
        }
        PngFilters.undo(lines, header, passes);
        return new PngPicture(header, passes, lines, palette, transparency, orientation);
    }

    /// @param content its bytes
    private record Chunk(String type, PictureBytes content) {}

    private Chunk next() {
        int length = in.i32();
        int from = in.position();
        String type = in.text(4);
        PictureBytes content = in.part(length);
        CRC32 crc = new CRC32();
        crc.update(in.array(), from, 4 + length);
        if (in.i32() != (int) crc.getValue()) {
            throw PictureFault.damaged("a checksum does not match");
        }
        return new Chunk(type, content);
    }

    private void take(Chunk chunk) throws DataFormatException {
        switch (chunk.type) {
            case "IDAT" -> unpack(chunk.content);
            case "PLTE" -> palette = bytes(chunk.content);
            case "tRNS" -> transparency = bytes(chunk.content);
            case "eXIf" -> orientation = Orientation.of(chunk.content);
            case "IHDR" -> throw PictureFault.damaged("it has two headers");
            default -> {
                if (Character.isUpperCase(chunk.type.charAt(0))) {
                    throw PictureFault.damaged("it has a chunk of an unknown kind");
                }
            }
        }
    }

    private static byte[] bytes(PictureBytes content) {
        return Arrays.copyOfRange(content.array(), content.position(), content.end());
    }

    private void unpack(PictureBytes content) throws DataFormatException {
        inflater.setInput(content.array(), content.position(), content.left());
        while (!inflater.needsInput() && !inflater.finished()) {
            int count = filled < lines.length
                    ? inflater.inflate(lines, filled, lines.length - filled)
                    : inflater.inflate(new byte[1]);
            if ((filled == lines.length && count > 0) || inflater.needsDictionary()) {
                throw pixels();
            }
            filled += count;
        }
    }

    private static PictureFault pixels() {
        return PictureFault.damaged("it has fewer or more pixels than its header says");
    }
}
