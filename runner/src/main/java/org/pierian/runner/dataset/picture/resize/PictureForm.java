package org.pierian.runner.dataset.picture.resize;

import java.util.Arrays;
import java.util.Optional;
import org.pierian.runner.dataset.picture.raster.Orientation;
import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.spec.BackgroundColour;
import org.pierian.spec.Channels;
import org.pierian.spec.Resize;
import org.pierian.spec.ResizeFilter;

/// How pictures become examples of one size. A picture is resized as it stands in its file, then turned upright.
///
/// @param height rows of an example
/// @param width columns of an example
/// @param channels the numbers of a pixel
/// @param resize what is done to a picture of another size, which is refused if this is not given
/// @param filter how its pixels are worked out
/// @param background what is behind transparent pixels, which are refused if this is not given
public record PictureForm(
        int height,
        int width,
        Channels channels,
        Optional<Resize> resize,
        ResizeFilter filter,
        Optional<BackgroundColour> background) {

    /// Number of levels of an example.
    public int size() {
        return channels.count() * height * width;
    }

    /// Writes an example: channel by channel, each row by row.
    ///
    /// @param target receives [#size] levels
    /// @param at place of the first one
    /// @throws PictureFault when the picture does not fit and nothing is said about it
    public void write(Picture picture, byte[] target, int at) {
        boolean lying = Orientation.isLying(picture.orientation());
        int rows = lying ? width : height; // as the file has them
        int columns = lying ? height : width;
        byte[] pixels = resized(picture, columns, rows);
        int plane = height * width;
        int count = channels.count();
        if (picture.orientation() == Orientation.UPRIGHT) {
            for (int c = 0; c < count; c++) {
                for (int i = 0; i < plane; i++) {
                    target[at + c * plane + i] = pixels[i * count + c];
                }
            }
            return;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int source = Orientation.source(picture.orientation(), x, y, columns, rows);
                for (int c = 0; c < count; c++) {
                    target[at + c * plane + y * width + x] = pixels[source * count + c];
                }
            }
        }
    }

    /// All channels of each pixel, row by row, as the file has them.
    private byte[] resized(Picture picture, int columns, int rows) {
        boolean same = picture.width() == columns && picture.height() == rows;
        Resize how = same ? Resize.STRETCH : resize.orElseThrow(() -> otherSize(picture));
        Box all = Box.all(picture.width(), picture.height());
        return switch (how) {
            case STRETCH -> resampled(picture, all, columns, rows);
            case CROP ->
                resampled(picture, Box.within(picture.width(), picture.height(), columns, rows), columns, rows);
            case FIT -> {
                Box inner = Box.within(columns, rows, picture.width(), picture.height());
                yield framed(resampled(picture, all, inner.width(), inner.height()), inner, columns, rows);
            }
        };
    }

    private byte[] resampled(Picture picture, Box box, int columns, int rows) {
        return Resampling.resample(new ChannelRows(picture, box, channels, background), columns, rows, filter);
    }

    private byte[] framed(byte[] pixels, Box inner, int columns, int rows) {
        int count = channels.count();
        byte[] framed = new byte[columns * rows * count];
        Arrays.fill(framed, (byte) background.orElse(BackgroundColour.BLACK).level());
        for (int y = 0; y < inner.height(); y++) {
            int target = ((inner.top() + y) * columns + inner.left()) * count;
            System.arraycopy(pixels, y * inner.width() * count, framed, target, inner.width() * count);
        }
        return framed;
    }

    private PictureFault otherSize(Picture picture) {
        boolean lying = Orientation.isLying(picture.orientation());
        int found = lying ? picture.width() : picture.height();
        int foundWidth = lying ? picture.height() : picture.width();
        return PictureFault.undecided(
                "has " + found + " rows of " + foundWidth + " pixels, expected " + height + " of " + width,
                "write what is done to pictures of another size: `resize: crop`, `fit` or `stretch`");
    }
}
