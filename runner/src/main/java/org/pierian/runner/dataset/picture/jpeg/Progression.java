package org.pierian.runner.dataset.picture.jpeg;

import org.pierian.runner.dataset.picture.raster.PictureFault;

/// Which part of the coefficients a scan has.
///
/// @param first the first coefficient, in the order of the file
/// @param last the last one
/// @param high how many of the lowest bits were missing before, 0 where all were
/// @param low how many of the lowest bits are still missing behind it
record Progression(int first, int last, int high, int low) {

    private static final int MOST_BITS = 13;

    /// Whether more bits follow for coefficients of which some are known.
    boolean isRefinement() {
        return high > 0;
    }

    /// Checks that the scan is one that may come now, and notes what it brings.
    ///
    /// @param single whether it has one component
    /// @param missing of the component, [Component#missingBits]
    void enter(boolean single, int[] missing) {
        boolean ranges = first == 0 ? last == 0 : single && last >= first && last < InverseDct.BLOCK;
        boolean bits = low <= MOST_BITS && (!isRefinement() || low == high - 1);
        if (!ranges || !bits || (first > 0 && missing[0] == Component.UNREAD)) {
            throw PictureFault.damaged("a scan has a wrong range of coefficients");
        }
        for (int k = first; k <= last; k++) {
            if (missing[k] != (isRefinement() ? high : Component.UNREAD)) {
                throw PictureFault.damaged("a scan comes twice or too early");
            }
            missing[k] = low;
        }
    }
}
