package org.pierian.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.text.TokenTexts;
import org.pierian.runner.report.markup.Decimals;

/// Makes what a network sees of an example into what a person sees.
final class Contents {

    private static final int LARGEST_SIDE = 128; // of a picture, in pixels; larger ones are shown smaller
    private static final int MOST_NUMBERS = 24;

    private final Preprocessing fitted;
    private final TensorType type;
    private final Optional<TokenTexts> tokens;

    /// @param fitted what was done to examples
    /// @param type one example
    Contents(Preprocessing fitted, TensorType type) {
        this.fitted = fitted;
        this.type = type;
        this.tokens = TokenTexts.of(fitted);
    }

    /// Whether examples are texts.
    boolean areTexts() {
        return tokens.isPresent();
    }

    /// An example that is no text.
    Shown.Content of(float[] inputs) {
        if (fitted.inputs().isEmpty()) { // drawn numbers, which nothing is done to
            return ofArray(inputs);
        }
        return switch (fitted.inputs().getFirst()) {
            case Input.Pixels pixels ->
                picture(inputs, List.of(pixels.scaling()), pixels.height(), pixels.width(), true);
            case Input.Picture picture -> picture(inputs, picture.channels(), picture.height(), picture.width(), false);
            case Input.Array _ -> ofArray(inputs);
            default -> row(inputs);
        };
    }

    private Shown.Content ofArray(float[] inputs) {
        return isPicture(type.shape()) ? ofLevels(inputs) : numbers(inputs);
    }

    /// A text.
    ///
    /// @param length tokens that count
    /// @param marks how much each is marked
    /// @param meaning what a mark says
    Shown.Content text(float[] inputs, int length, int[] marks, String meaning) {
        TokenTexts texts = tokens.orElseThrow();
        List<Shown.Word> words = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            words.add(new Shown.Word(texts.of((int) inputs[i]) + texts.between(), marks[i]));
        }
        return new Shown.Content.Words(words, meaning);
    }

    /// A token.
    String token(int token) {
        return tokens.map(texts -> texts.of(token)).orElse(Integer.toString(token));
    }

    static boolean isPicture(Shape shape) {
        return shape.rank() == 3 && (shape.dim(0) == 1 || shape.dim(0) == 3) && shape.dim(1) > 1 && shape.dim(2) > 1;
    }

    private Shown.Content row(float[] inputs) {
        int width = fitted.inputs().stream().mapToInt(RowCells::width).sum();
        return width == inputs.length ? new Shown.Content.Cells(RowCells.of(fitted.inputs(), inputs)) : numbers(inputs);
    }

    private static Shown.Content numbers(float[] inputs) {
        List<Shown.Cell> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(inputs.length, MOST_NUMBERS); i++) {
            cells.add(new Shown.Cell("input " + i, Decimals.significant(inputs[i], 6)));
        }
        if (inputs.length > MOST_NUMBERS) {
            cells.add(new Shown.Cell("and", inputs.length - MOST_NUMBERS + " more"));
        }
        return new Shown.Content.Cells(cells);
    }

    /// Levels from the least number, black, to the largest, white.
    private Shown.Content ofLevels(float[] inputs) {
        double low = IntStream.range(0, inputs.length)
                .mapToDouble(i -> inputs[i])
                .min()
                .orElse(0);
        double high = IntStream.range(0, inputs.length)
                .mapToDouble(i -> inputs[i])
                .max()
                .orElse(1);
        double unit = high > low ? 255 / (high - low) : 0;
        Scaling scaling = Scaling.of(-low * unit, unit);
        return picture(
                inputs, List.of(scaling), type.shape().dim(1), type.shape().dim(2), false);
    }

    /// @param scalings one for all channels, or one for each
    /// @param isInk whether 0 is paper
    private static Shown.Content picture(float[] inputs, List<Scaling> scalings, int height, int width, boolean isInk) {
        int plane = height * width;
        int channels = inputs.length / plane == 3 ? 3 : 1;
        int step = Math.ceilDiv(Math.max(height, width), LARGEST_SIDE);
        int rows = height / step;
        int columns = width / step;
        byte[] lines = new byte[rows * (1 + columns * channels)];
        int at = 0;
        for (int y = 0; y < rows; y++) {
            at++;
            for (int x = 0; x < columns; x++) {
                for (int c = 0; c < channels; c++) {
                    Scaling scaling = scalings.get(Math.min(c, scalings.size() - 1));
                    double number = inputs[c * plane + y * step * width + x * step];
                    long level = Math.clamp(Math.round(number * scaling.unit() + scaling.center()), 0, 255);
                    lines[at++] = (byte) (isInk ? 255 - level : level);
                }
            }
        }
        return new Shown.Content.Picture(PictureUri.of(channels, columns, lines), columns, rows);
    }
}
