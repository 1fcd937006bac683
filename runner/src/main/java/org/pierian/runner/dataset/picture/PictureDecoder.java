package org.pierian.runner.dataset.picture;

import org.pierian.runner.dataset.picture.bitmap.BmpReader;
import org.pierian.runner.dataset.picture.bitmap.NetpbmReader;
import org.pierian.runner.dataset.picture.gif.GifReader;
import org.pierian.runner.dataset.picture.jpeg.JpegReader;
import org.pierian.runner.dataset.picture.png.PngReader;
import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.raster.PictureMemory;

/// Reads pictures of the formats that are known, whatever their files are called. The same file has the same pixels
/// on every machine.
public final class PictureDecoder {

    private PictureDecoder() {}

    /// Reads a picture.
    ///
    /// @param file all of it
    /// @throws PictureFault when it is none, damaged, or larger than is read
    public static Picture read(byte[] file) {
        if (file.length == 0) {
            throw PictureFault.damaged("it is empty");
        }
        if (file.length > PictureMemory.MOST) {
            throw PictureFault.unfit("is larger than 64 MiB", "make the picture smaller");
        }
        if (JpegReader.looksLike(file)) {
            return JpegReader.read(file);
        }
        if (PngReader.looksLike(file)) {
            return PngReader.read(file);
        }
        if (BmpReader.looksLike(file)) {
            return BmpReader.read(file);
        }
        if (GifReader.looksLike(file)) {
            return GifReader.read(file);
        }
        if (NetpbmReader.looksLike(file)) {
            return NetpbmReader.read(file);
        }
        throw PictureFault.unfit(
                "is no picture in JPEG, PNG, BMP, GIF, PGM or PPM", "convert it to PNG, or take it out of the folder");
    }
}
