package org.pierian.runner.dataset.picture;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.pierian.runner.dataset.idx.IdxFile;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// A file of images of bytes: one in PNG, or many in IDX.
public final class PictureFile {

    private static final int LOOK = 8;

    private PictureFile() {}

    /// The images of a file, one after the other, row by row.
    ///
    /// @param height rows that each must have
    /// @param width columns that each must have
    /// @throws Failure when it is not there, damaged, of another format, or holds images of another size
    public static byte[] read(Path file, int height, int width) {
        byte[] start = InputFile.start(file, LOOK);
        try (FileChannel channel = InputFile.open(file);
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel))) {
            return read(in, start, file.toString(), height, width);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /// The images of a file that is in memory.
    ///
    /// @param name what messages call it
    /// @param height rows that each must have
    /// @param width columns that each must have
    /// @throws Failure when it is damaged, of another format, or holds images of another size
    public static byte[] read(byte[] file, String name, int height, int width) {
        try (InputStream in = new ByteArrayInputStream(file)) {
            return read(in, Arrays.copyOf(file, Math.min(LOOK, file.length)), name, height, width);
        } catch (IOException e) {
            throw bad(name, "ends too early").causedBy(e);
        }
    }

    private static byte[] read(InputStream in, byte[] start, String name, int height, int width) throws IOException {
        if (GreyPng.looksLike(start)) {
            return GreyPng.read(in, name, height, width);
        }
        if (!isIdx(start)) {
            throw bad(name, "is neither a PNG file nor a file of the IDX format")
                    .help("convert it to PNG: other formats of pictures are not read");
        }
        return idx(in, name, height, width);
    }

    private static boolean isIdx(byte[] start) {
        boolean packed = start.length >= 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
        return packed || (start.length >= 4 && start[0] == 0 && start[1] == 0 && start[3] > 0);
    }

    private static byte[] idx(InputStream in, String file, int height, int width) throws IOException {
        return IdxFile.read(in, file, shape -> {
                    if (shape.rank() != 3 || shape.dim(1) != height || shape.dim(2) != width) {
                        throw bad(file, "has the shape " + shape + ", expected [images, " + height + ", " + width + "]")
                                .help("name a file of images like those that the network was trained on");
                    }
                })
                .values();
    }

    private static Failure bad(String file, String what) {
        return DataMistake.PICTURE.failure("`" + file + "` " + what).at(file);
    }
}
