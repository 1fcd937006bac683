package org.pierian.runner.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.weights.NamedTensor;

/// The weights of a first layer that sees pictures, as pictures: each filter in its own range, grey for 0, white for
/// the largest size above, black below; of three channels in their colours.
///
/// @param tensor its name in weights files
/// @param all how many filters there are
/// @param shown how many are shown
/// @param uri the picture, all next to each other
/// @param width pixels of a row
/// @param height rows
public record Filters(String tensor, int all, int shown, String uri, int width, int height) {

    private static final int MOST = 64;
    private static final int ACROSS = 8;
    private static final int LARGEST_SIDE = 64;
    private static final int SMALLEST_KERNEL = 3;
    private static final int GREY = 128;

    /// How the filters of a tensor lie.
    private record Form(int count, int channels, int height, int width) {}

    /// The filters of a run, where its first weights are some.
    ///
    /// @param input shape of one example
    /// @param fitted what was done to examples
    public static Optional<Filters> of(List<NamedTensor> weights, Shape input, Optional<Preprocessing> fitted) {
        return weights.stream()
                .filter(tensor -> tensor.shape().rank() >= 2)
                .findFirst()
                .flatMap(tensor -> form(tensor.shape(), input, fitted).map(form -> draw(tensor, form)));
    }

    private static Optional<Form> form(Shape weight, Shape input, Optional<Preprocessing> fitted) {
        if (weight.rank() == 4) {
            boolean isSeen = (weight.dim(1) == 1 || weight.dim(1) == 3)
                    && Math.min(weight.dim(2), weight.dim(3)) >= SMALLEST_KERNEL
                    && Math.max(weight.dim(2), weight.dim(3)) <= LARGEST_SIDE;
            return isSeen
                    ? Optional.of(new Form(weight.dim(0), weight.dim(1), weight.dim(2), weight.dim(3)))
                    : Optional.empty();
        }
        return picture(input, fitted)
                .filter(picture -> weight.rank() == 2
                        && weight.dim(1) == picture.channels() * picture.height() * picture.width()
                        && Math.max(picture.height(), picture.width()) <= LARGEST_SIDE)
                .map(picture -> new Form(weight.dim(0), picture.channels(), picture.height(), picture.width()));
    }

    private static Optional<Form> picture(Shape input, Optional<Preprocessing> fitted) {
        if (Contents.isPicture(input)) {
            return Optional.of(new Form(0, input.dim(0), input.dim(1), input.dim(2)));
        }
        return fitted.flatMap(all -> all.inputs().stream().findFirst()).flatMap(first -> switch (first) {
            case Input.Pixels pixels -> Optional.of(new Form(0, 1, pixels.height(), pixels.width()));
            case Input.Picture p -> Optional.of(new Form(0, p.channels().size(), p.height(), p.width()));
            default -> Optional.empty();
        });
    }

    private static Filters draw(NamedTensor tensor, Form form) {
        int shown = Math.min(MOST, form.count());
        int across = Math.min(ACROSS, shown);
        int down = Math.ceilDiv(shown, across);
        int width = across * (form.width() + 1) - 1;
        int height = down * (form.height() + 1) - 1;
        int channels = form.channels() == 3 ? 3 : 1;
        int rowBytes = 1 + width * channels;
        byte[] lines = new byte[height * rowBytes];
        Arrays.fill(lines, (byte) 0xFF);
        for (int row = 0; row < height; row++) {
            lines[row * rowBytes] = 0;
        }
        int size = channels * form.height() * form.width();
        for (int f = 0; f < shown; f++) {
            float[] filter = Arrays.copyOfRange(tensor.values(), f * size, (f + 1) * size);
            int at = f / across * (form.height() + 1) * rowBytes + 1 + f % across * (form.width() + 1) * channels;
            draw(filter, form, channels, lines, at, rowBytes);
        }
        return new Filters(tensor.name(), form.count(), shown, PictureUri.of(channels, width, lines), width, height);
    }

    private static void draw(float[] filter, Form form, int channels, byte[] lines, int at, int rowBytes) {
        double largest = 0;
        for (float weight : filter) {
            largest = Math.max(largest, Math.abs(weight));
        }
        int plane = form.height() * form.width();
        for (int y = 0; y < form.height(); y++) {
            for (int x = 0; x < form.width(); x++) {
                for (int c = 0; c < channels; c++) {
                    double part = largest == 0 ? 0 : filter[c * plane + y * form.width() + x] / largest;
                    long level = Math.clamp(Math.round(GREY + part * (GREY - 1)), 0, 255);
                    lines[at + y * rowBytes + x * channels + c] = (byte) level;
                }
            }
        }
    }
}
