package org.pierian.runner.dataset.picture.raster;

/// How large a picture may be. It is decided from what the header says, before any memory is taken.
public final class PictureMemory {

    /// The most bytes of a file and of what is unpacked from it, together: 64 MiB. It is also the largest number of
    /// pixels.
    public static final int MOST = 1 << 26;

    private static final int LONGEST_SIDE = 65_535;

    private PictureMemory() {}

    /// Refuses a picture that is too large.
    ///
    /// @param width as its header has it, above 0
    /// @param height likewise
    /// @param fileBytes size of the file
    /// @param unpackedBytes what is unpacked from it
    /// @throws PictureFault when a side is longer than 65,535, or there are more than [#MOST] pixels or bytes
    public static void require(int width, int height, long fileBytes, long unpackedBytes) {
        boolean small = width <= LONGEST_SIDE && height <= LONGEST_SIDE && (long) width * height <= MOST;
        if (!small || unpackedBytes > MOST - fileBytes) {
            throw PictureFault.unfit(
                    "is too large: it has " + height + " rows of " + width + " pixels",
                    "make it smaller: at most 65,535 by 65,535, 67,108,864 pixels, and 64 MiB unpacked");
        }
    }
}
