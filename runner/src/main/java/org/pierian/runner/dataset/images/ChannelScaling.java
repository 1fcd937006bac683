package org.pierian.runner.dataset.images;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.PixelScaling;
import org.pierian.runner.dataset.Scaling;
import org.pierian.spec.ImagesSpec;

/// What the levels of each channel become.
///
/// @param spec what the spec says
record ChannelScaling(ImagesSpec.Pictures spec) {

    private static final int LEVELS = 256;
    private static final double LARGEST = LEVELS - 1.0;

    /// Works it out.
    ///
    /// @param pixels of the training set, picture by picture, channel by channel
    List<Scaling> fit(MemorySegment pixels) {
        List<Scaling> channels = new ArrayList<>();
        for (int c = 0; c < spec.channels().count(); c++) {
            channels.add(
                    spec.mean().isPresent() || spec.std().isPresent()
                            ? written(c)
                            : PixelScaling.fit(spec.scale(), counts(pixels, c)));
        }
        return channels;
    }

    /// `(level / 255 - mean) / std` is `(level - 255 mean) / (255 std)`.
    private Scaling written(int channel) {
        return Scaling.of(LARGEST * number(spec.mean(), channel, 0), LARGEST * number(spec.std(), channel, 1));
    }

    private static double number(Optional<List<Double>> numbers, int channel, double otherwise) {
        return numbers.map(all -> all.get(Math.min(channel, all.size() - 1))).orElse(otherwise);
    }

    /// How often each level occurs in a channel.
    private long[] counts(MemorySegment pixels, int channel) {
        long[] counts = new long[LEVELS];
        int plane = spec.size().height() * spec.size().width();
        long step = (long) plane * spec.channels().count();
        for (long from = (long) channel * plane; from < pixels.byteSize(); from += step) {
            for (int i = 0; i < plane; i++) {
                counts[pixels.get(ValueLayout.JAVA_BYTE, from + i) & 0xFF]++;
            }
        }
        return counts;
    }

    /// The same tables for a dataset and for new pictures.
    static float[][] tables(List<Scaling> channels) {
        return channels.stream().map(PixelScaling::table).toArray(float[][]::new);
    }
}
