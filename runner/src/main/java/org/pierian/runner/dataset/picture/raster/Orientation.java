package org.pierian.runner.dataset.picture.raster;

/// How a camera was held, by the note that it has left: 1 to 8 in the order of the standard, 1 for upright.
///
/// **Source:** CIPA DC-008 (Exif), tag 0112.
public final class Orientation {

    /// Rows from the top, pixels from the left.
    public static final int UPRIGHT = 1;

    private static final int LAST = 8;
    private static final int FIRST_LYING = 5;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    private Orientation() {}

    /// The orientation of a note, upright where it has none or cannot be read: pixels do not depend on it.
    ///
    /// @param in the note from its order of bytes on
    public static int of(PictureBytes in) {
        try {
            int start = in.position();
            String order = in.text(2);
            boolean little = order.equals("II");
            if (!little && !order.equals("MM")) {
                return UPRIGHT;
            }
            in.skip(2);
            in.moveTo(start + Integer.toUnsignedLong(i32(in, little)));
            int entries = u16(in, little);
            for (int i = 0; i < entries; i++) {
                PictureBytes entry = in.part(ENTRY);
                if (u16(entry, little) == TAG && u16(entry, little) == SHORT) {
                    entry.skip(Integer.BYTES);
                    int value = u16(entry, little);
                    return value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (PictureFault _) {
            return UPRIGHT;
        }
    }

    private static int u16(PictureBytes in, boolean little) {
        return little ? in.u16Little() : in.u16();
    }

    private static int i32(PictureBytes in, boolean little) {
        return little ? in.i32Little() : in.i32();
    }

    /// Whether rows and columns change places when the picture is turned upright.
    public static boolean isLying(int orientation) {
        return orientation >= FIRST_LYING;
    }

    /// Which pixel of the file stands at a place of the upright picture.
    ///
    /// @param x column of the upright picture
    /// @param y its row
    /// @param width pixels in a row of the file
    /// @param height rows of the file
    /// @return its row of the file times `width`, plus its column
    public static int source(int orientation, int x, int y, int width, int height) {
        return switch (orientation) {
            case 2 -> y * width + width - 1 - x;
            case 3 -> (height - 1 - y) * width + width - 1 - x;
            case 4 -> (height - 1 - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (height - 1 - x) * width + y;
            case 7 -> (height - 1 - x) * width + width - 1 - y;
            case 8 -> x * width + width - 1 - y;
            default -> y * width + x;
        };
    }
}
