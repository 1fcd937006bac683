package org.pierian.core.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.random.Draws;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;

/// Each change against its definition, written again without integers or in the plainest way.
class AugmentationTest {

    private static final RandomStream STREAM = RandomStream.of(1, StreamTag.AUGMENT, "0");
    private static final int HEIGHT = 7;
    private static final int WIDTH = 9;
    private static final int PLANE = HEIGHT * WIDTH;
    private static final Shape COLOURS = Shape.of(3, HEIGHT, WIDTH);

    private final Draws draws = new Draws();
    private final Draws again = new Draws();

    private static byte[] picture(Shape shape) {
        byte[] levels = new byte[shape.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (i * 37 + i / 11 * 5);
        }
        return levels;
    }

    /// What becomes of the picture; [#again] has the same random numbers.
    private byte[] changed(Augmentation change, int example) {
        return changed(change, COLOURS, example);
    }

    private byte[] changed(Augmentation change, Shape shape, int example) {
        Canvas canvas = new Canvas(shape);
        byte[] before = picture(shape);
        System.arraycopy(before, 0, canvas.levels(), 0, before.length);
        Arrays.fill(canvas.other(), (byte) 99); // what was there must not be seen
        draws.begin(STREAM, 2, example);
        again.begin(STREAM, 2, example);
        change.apply(draws, canvas);
        return canvas.levels();
    }

    private static int at(byte[] levels, int c, int y, int x, int outside) {
        boolean inside = y >= 0 && y < HEIGHT && x >= 0 && x < WIDTH;
        return inside ? levels[c * PLANE + y * WIDTH + x] & 0xFF : outside;
    }

    private static int at(byte[] levels, int c, int y, int x) {
        return at(levels, c, y, x, -1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7})
    void aCropIsTheShiftedPictureWithABorder(int padding) {
        byte[] before = picture(COLOURS);
        Set<String> shifts = new HashSet<>();
        for (int example = 0; example < 500; example++) {
            byte[] after = changed(new RandomCrop(padding, 200), example);
            int down = again.below(2 * padding + 1) - padding;
            int right = again.below(2 * padding + 1) - padding;
            shifts.add(down + " " + right);
            for (int i = 0; i < after.length; i++) {
                int c = i / PLANE;
                int y = i % PLANE / WIDTH;
                int x = i % WIDTH;
                assertThat(after[i] & 0xFF).isEqualTo(at(before, c, y + down, x + right, 200));
            }
        }
        assertThat(shifts).hasSizeGreaterThan(Math.min(100, 4 * padding * padding));
    }

    @Test
    void flipsMirrorSomeOfThePictures() {
        byte[] before = picture(COLOURS);
        for (boolean horizontal : new boolean[] {true, false}) {
            int flipped = 0;
            for (int example = 0; example < 1000; example++) {
                byte[] after = changed(new Flip(horizontal, 0.25), example);
                boolean changed = again.uniform() < 0.25;
                flipped += changed ? 1 : 0;
                for (int i = 0; i < after.length; i++) {
                    int c = i / PLANE;
                    int y = i % PLANE / WIDTH;
                    int x = i % WIDTH;
                    int fromY = changed && !horizontal ? HEIGHT - 1 - y : y;
                    int fromX = changed && horizontal ? WIDTH - 1 - x : x;
                    assertThat(at(after, c, y, x)).isEqualTo(at(before, c, fromY, fromX));
                }
            }
            assertThat(flipped).isCloseTo(250, within(55));
        }
    }

    /// Places in binary64: levels differ where the eighth bit after the point is rounded away, by no more than a slope
    /// of 255 times 2^-8 in both directions.
    @ParameterizedTest
    @CsvSource({"10, true", "180, true", "180, false"})
    void aRotationTakesEachPixelFromTheTurnedPlace(double degrees, boolean bilinear) {
        byte[] before = picture(COLOURS);
        int wrong = 0;
        for (int example = 0; example < 100; example++) {
            byte[] after = changed(new Rotation(degrees, bilinear, 7), example);
            double angle = StrictMath.toRadians(again.uniform(-degrees, degrees));
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            for (int i = 0; i < after.length; i++) {
                int c = i / PLANE;
                int row = i % PLANE / WIDTH;
                double dy = row - (HEIGHT - 1) / 2.0;
                double dx = i % WIDTH - (WIDTH - 1) / 2.0;
                double x = cos * dx - sin * dy + (WIDTH - 1) / 2.0;
                double y = sin * dx + cos * dy + (HEIGHT - 1) / 2.0;
                if (bilinear) {
                    assertThat(after[i] & 0xFF).isCloseTo((int) Math.round(between(before, c, y, x)), within(3));
                } else {
                    int expected = at(before, c, (int) Math.floor(y + 0.5), (int) Math.floor(x + 0.5), 7);
                    wrong += (after[i] & 0xFF) == expected ? 0 : 1;
                }
            }
        }
        assertThat(wrong).as("at the border of two pixels").isLessThan(10);
    }

    private static double between(byte[] levels, int c, double y, double x) {
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        double below = y - top;
        double right = x - left;
        double upper = (1 - right) * at(levels, c, top, left, 7) + right * at(levels, c, top, left + 1, 7);
        double lower = (1 - right) * at(levels, c, top + 1, left, 7) + right * at(levels, c, top + 1, left + 1, 7);
        return (1 - below) * upper + below * lower;
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0, 0", "0, 0.7, 0", "0, 0, 2", "0.3, 0.4, 1.5"})
    void jitterIsTheThreeFactorsOneAfterTheOther(double brightness, double contrast, double saturation) {
        for (int example = 0; example < 100; example++) {
            byte[] after = changed(new ColorJitter(brightness, contrast, saturation), example);
            double[] levels = new double[after.length];
            byte[] before = picture(COLOURS);
            for (int i = 0; i < levels.length; i++) {
                levels[i] = before[i] & 0xFF;
            }
            if (brightness > 0) {
                blend(levels, factor(brightness), new double[PLANE]);
            }
            if (contrast > 0) {
                double[] mean = new double[PLANE];
                Arrays.fill(mean, Math.floor(Arrays.stream(greys(levels)).sum() / PLANE + 0.5));
                blend(levels, factor(contrast), mean);
            }
            if (saturation > 0) {
                blend(levels, factor(saturation), greys(levels));
            }
            for (int i = 0; i < levels.length; i++) {
                assertThat(after[i] & 0xFF).isCloseTo((int) levels[i], within(0));
            }
        }
    }

    private double factor(double value) {
        return Math.floor(again.uniform(Math.max(0, 1 - value), 1 + value) * 65536 + 0.5) / 65536;
    }

    private static double[] greys(double[] levels) {
        double[] greys = new double[PLANE];
        for (int i = 0; i < PLANE; i++) {
            greys[i] = Math.floor(
                    (19_595 * levels[i] + 38_470 * levels[PLANE + i] + 7_471 * levels[2 * PLANE + i]) / 65536 + 0.5);
        }
        return greys;
    }

    private static void blend(double[] levels, double factor, double[] with) {
        for (int i = 0; i < levels.length; i++) {
            double sum = factor * levels[i] + (1 - factor) * with[i % PLANE];
            levels[i] = Math.clamp(Math.floor(sum + 0.5), 0, 255);
        }
    }

    @Test
    void aGreyPictureHasContrastAndNoSaturation() {
        Shape grey = Shape.of(1, HEIGHT, WIDTH);
        assertThat(changed(new ColorJitter(0, 0, 5), grey, 3)).isEqualTo(picture(grey));
        assertThat(changed(new ColorJitter(0, 5, 0), grey, 3)).isNotEqualTo(picture(grey));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void cutoutFillsASquareAroundAPixel(int size) {
        byte[] before = picture(COLOURS);
        for (int example = 0; example < 200; example++) {
            byte[] after = changed(new Cutout(size, 55), example);
            int top = again.below(HEIGHT) - size / 2;
            int left = again.below(WIDTH) - size / 2;
            for (int i = 0; i < after.length; i++) {
                int y = i % PLANE / WIDTH;
                int x = i % WIDTH;
                boolean filled = y >= top && y < top + size && x >= left && x < left + size;
                assertThat(after[i]).isEqualTo(filled ? 55 : before[i]);
            }
        }
    }

    @Test
    void erasingFillsARectangleOfThePartAndShapeThatWereAskedFor() {
        Shape shape = Shape.of(1, 60, 80);
        byte[] before = picture(shape);
        int erased = 0;
        for (int example = 0; example < 300; example++) {
            byte[] after = changed(new RandomErasing(0.5, 0.1, 0.3, 0.5, 2, 1), shape, example);
            int top = 60;
            int left = 80;
            int bottom = -1;
            int right = -1;
            for (int i = 0; i < after.length; i++) {
                if (after[i] != before[i]) {
                    top = Math.min(top, i / 80);
                    bottom = Math.max(bottom, i / 80);
                    left = Math.min(left, i % 80);
                    right = Math.max(right, i % 80);
                }
            }
            if (bottom >= 0) {
                erased++;
                double rows = bottom - top + 1;
                double columns = right - left + 1;
                assertThat(rows * columns / 4800).isBetween(0.09, 0.31);
                assertThat(rows / columns).isBetween(0.46, 2.2);
                for (int y = top; y <= bottom; y++) {
                    for (int x = left; x <= right; x++) {
                        assertThat(after[y * 80 + x]).isEqualTo((byte) 1);
                    }
                }
            }
        }
        assertThat(erased).isCloseTo(150, within(35));
    }

    @Test
    void nothingIsErasedWhereNothingFits() {
        assertThat(changed(new RandomErasing(1, 1, 1, 1, 1, 1), 0)).isEqualTo(picture(COLOURS));
    }

    /// With l of Beta(a, a) the mean of l (1 - l), which is that of m (1 - m), is a / (2 (2 a + 1)).
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 1, 2})
    void partsOfMixturesHaveTheMomentsOfTheBetaDistribution(double alpha) {
        double sum = 0;
        int count = 20_000;
        for (int example = 0; example < count; example++) {
            draws.begin(STREAM, 0, example);
            int part = new Mixup(alpha).part(draws);
            assertThat(part).isBetween(1 << 15, 1 << 16);
            double m = Mixup.share(part);
            sum += m * (1 - m);
        }
        assertThat(sum / count).isCloseTo(alpha / (2 * (2 * alpha + 1)), within(0.003));
    }

    @Test
    void mixturesAreRoundedToTheNearestLevel() {
        byte[] own = {0, (byte) 255, 100, 3};
        Mixup.mix(own, new byte[] {(byte) 255, 0, 100, 4}, 3 << 14);
        assertThat(own).containsExactly(64, (byte) 191, 100, 3); // 63.75, 191.25, 100, 3.25
        assertThat(Mixup.share(3 << 14)).isEqualTo(0.75f);
    }

    @Test
    void theLogarithmOfARatioOfOneIsZero() {
        assertThat(Binary64.exp(Binary64.log(1.0))).isEqualTo(1);
    }

    static List<Augmentation> all() {
        return List.of(
                new RandomCrop(3, 9),
                new Flip(true, 0.5),
                new Flip(false, 0.5),
                new Rotation(30, true, 5),
                new Rotation(180, false, 5),
                new ColorJitter(0.4, 0.4, 0.4),
                new Cutout(5, 0),
                new RandomErasing(0.7, 0.02, 0.33, 0.3, 3.3, 77));
    }

    /// A hash of what becomes of a hundred pictures: a part of the numerics version.
    @Test
    void theBitsNeverChange() {
        StringBuilder found = new StringBuilder();
        for (Augmentation change : all()) {
            CRC32 crc = new CRC32();
            for (int example = 0; example < 100; example++) {
                crc.update(changed(change, example));
            }
            found.append(String.format(java.util.Locale.ROOT, "%08x ", crc.getValue()));
        }
        assertThat(found.toString().strip())
                .isEqualTo("fbcfe9ae e565e9d8 fce79b4d 0fd1eb4a 4d80d78e b785bc19 72d0efbe 7bc5458d");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPictureOfOnePixelIsTaken(Augmentation change) {
        assertThat(changed(change, Shape.of(3, 1, 1), 0)).hasSize(3);
    }
}
