package org.pierian.core.data.augment;

import org.pierian.core.tensor.Shape;

/// A picture of bytes that is being changed, channel by channel, each row by row, with room for its next form.
public final class Canvas {

    private final int channels;
    private final int height;
    private final int width;
    private byte[] levels;
    private byte[] other;

    /// @param shape `[channels, height, width]`
    public Canvas(Shape shape) {
        this.channels = shape.dim(0);
        this.height = shape.dim(1);
        this.width = shape.dim(2);
        this.levels = new byte[shape.size()];
        this.other = new byte[shape.size()];
    }

    int channels() {
        return channels;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /// Pixels of a channel.
    int plane() {
        return height * width;
    }

    /// The picture as it is.
    public byte[] levels() {
        return levels;
    }

    /// Where its next form may be written, all of it, before [#swap].
    byte[] other() {
        return other;
    }

    /// Takes the next form as the picture.
    void swap() {
        byte[] before = levels;
        levels = other;
        other = before;
    }
}
