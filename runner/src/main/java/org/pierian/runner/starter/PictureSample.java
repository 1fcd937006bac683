package org.pierian.runner.starter;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pierian.runner.dataset.picture.PictureDecoder;
import org.pierian.runner.dataset.picture.raster.Orientation;
import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.raster.PictureMemory;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.file.InputFile;

/// What the first pictures of a folder are like.
///
/// @param height of all, or 0 where they differ
/// @param width of all, or 0 where they differ
/// @param isGrey whether no pixel has a colour
/// @param isTransparent whether a pixel is transparent
record PictureSample(int height, int width, boolean isGrey, boolean isTransparent) {

    private static final int PER_CLASS = 3;
    private static final int LARGEST = 256;
    private static final int USUAL = 64;

    /// Looks at the first pictures of each class.
    ///
    /// @param folder the folder of the folders of classes
    static PictureSample of(Path folder, List<String> classes) {
        List<PictureSample> all = new ArrayList<>();
        for (String name : classes) {
            first(folder.resolve(name)).forEach(file -> all.add(of(file)));
        }
        return all.stream().reduce(PictureSample::with).orElse(new PictureSample(0, 0, false, false));
    }

    private static List<Path> first(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .limit(PER_CLASS)
                    .toList();
        } catch (IOException e) {
            throw InputFile.unreadable(folder, e);
        }
    }

    private static PictureSample of(Path file) {
        try (FileChannel channel = InputFile.open(file)) {
            byte[] bytes = Channels.newInputStream(channel).readNBytes(PictureMemory.MOST + 1);
            return of(PictureDecoder.read(bytes));
        } catch (PictureFault fault) {
            throw DataMistake.PICTURE
                    .failure("`" + StarterTexts.shown(file.toString()) + "` " + fault.what())
                    .at(StarterTexts.shown(file.toString()))
                    .help(fault.help());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static PictureSample of(Picture picture) {
        boolean lying = Orientation.isLying(picture.orientation());
        boolean grey = true;
        boolean transparent = false;
        byte[] row = new byte[picture.width() * Picture.BYTES];
        for (int y = 0; y < picture.height(); y++) {
            picture.row(y, row);
            for (int at = 0; at < row.length; at += Picture.BYTES) {
                grey &= row[at] == row[at + 1] && row[at] == row[at + 2];
                transparent |= row[at + 3] != -1;
            }
        }
        return new PictureSample(
                lying ? picture.width() : picture.height(),
                lying ? picture.height() : picture.width(),
                grey,
                transparent);
    }

    private PictureSample with(PictureSample other) {
        boolean same = height == other.height && width == other.width;
        return new PictureSample(
                same ? height : 0, same ? width : 0, isGrey && other.isGrey, isTransparent || other.isTransparent);
    }

    private boolean isSmall() {
        return height > 0 && height <= LARGEST && width <= LARGEST;
    }

    /// The keys of the spec that follow from it.
    String lines() {
        String size = isSmall() ? "[" + height + ", " + width + "]" : "[" + USUAL + ", " + USUAL + "]";
        return "    size: " + size + "            # height and width\n"
                + (isSmall() ? "" : "    resize: crop              # or stretch, or fit\n")
                + (isGrey ? "    channels: gray            # or rgb\n" : "")
                + (isTransparent ? "    background: white         # behind transparent pixels\n" : "");
    }

    /// What was found, in words.
    String note() {
        return isSmall()
                ? "pictures of " + height + " by " + width
                : "pictures of different or large sizes, resized to " + USUAL + " by " + USUAL;
    }
}
