package org.pierian.runner.dataset.picture.jpeg;

import java.util.List;

/// The data of a scan: groups of blocks of several components, or single blocks of one.
///
/// @param frame the picture
/// @param parts the components in the order of the scan
/// @param decoder what is read of each block
/// @param restartInterval groups between restart markers, 0 where there are none
record Scan(FrameSize frame, List<ScanPart> parts, BlockDecoder decoder, int restartInterval) {

    private static final int MARKERS = 8;

    /// Reads it.
    ///
    /// @param in its first bit
    /// @return place of the marker behind it
    int read(BitReader in) {
        boolean single = parts.size() == 1;
        Component only = parts.getFirst().component();
        int across = single ? Math.ceilDiv(only.width(), InverseDct.SIDE) : frame.groupsAcross();
        int down = single ? Math.ceilDiv(only.height(), InverseDct.SIDE) : frame.groupsDown();
        int untilRestart = restartInterval;
        int restarts = 0;
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                if (restartInterval > 0 && untilRestart-- == 0) {
                    in.restart(restarts++ % MARKERS);
                    decoder.restart();
                    parts.forEach(ScanPart::restart);
                    untilRestart = restartInterval - 1;
                }
                if (single) {
                    decoder.read(in, parts.getFirst(), row, column);
                } else {
                    group(in, row, column);
                }
                in.requireEnough();
            }
        }
        decoder.finish();
        return in.finish();
    }

    private void group(BitReader in, int groupRow, int groupColumn) {
        for (ScanPart part : parts) {
            Component component = part.component();
            for (int row = 0; row < component.down(); row++) {
                for (int column = 0; column < component.across(); column++) {
                    decoder.read(
                            in, part, groupRow * component.down() + row, groupColumn * component.across() + column);
                }
            }
        }
    }
}
