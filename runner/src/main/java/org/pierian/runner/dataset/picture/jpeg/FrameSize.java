package org.pierian.runner.dataset.picture.jpeg;

import java.util.List;

/// How large a picture is and how it is cut into groups of blocks.
///
/// @param width pixels in a row
/// @param height rows
/// @param across the most blocks that a component has in a row of a group
/// @param down the most rows of blocks that a component has in a group
/// @param keepsCoefficients whether samples are worked out only when all is read
record FrameSize(int width, int height, int across, int down, boolean keepsCoefficients) {

    private static final int SIDE = InverseDct.SIDE;

    /// The size of a picture with these components.
    static FrameSize of(int width, int height, List<DeclaredComponent> components, boolean keepsCoefficients) {
        int across =
                components.stream().mapToInt(DeclaredComponent::across).max().orElse(1);
        int down = components.stream().mapToInt(DeclaredComponent::down).max().orElse(1);
        return new FrameSize(width, height, across, down, keepsCoefficients);
    }

    /// Groups in a row.
    int groupsAcross() {
        return Math.ceilDiv(width, SIDE * across);
    }

    /// Rows of groups.
    int groupsDown() {
        return Math.ceilDiv(height, SIDE * down);
    }

    /// Bytes that the samples and coefficients of all components take. The bits that tell which coefficients are
    /// 0 are not counted, so that no picture is refused for them.
    long bytes(List<DeclaredComponent> components) {
        long blocks = 0;
        for (DeclaredComponent component : components) {
            blocks += (long) groupsAcross() * component.across() * groupsDown() * component.down();
        }
        return blocks * InverseDct.BLOCK * (keepsCoefficients ? 1 + Short.BYTES : 1);
    }
}
