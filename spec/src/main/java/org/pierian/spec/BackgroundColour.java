package org.pierian.spec;

/// What is behind transparent pixels.
public enum BackgroundColour {
    /// 0 in all channels.
    @Doc("0 in all channels.")
    BLACK(0),
    /// 255 in all channels.
    @Doc("255 in all channels.")
    WHITE(255),
    /// 128 in all channels.
    @Doc("128 in all channels.")
    GRAY(128);

    private final int level;

    BackgroundColour(int level) {
        this.level = level;
    }

    /// The number in each channel.
    public int level() {
        return level;
    }
}
