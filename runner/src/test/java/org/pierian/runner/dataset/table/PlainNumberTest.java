package org.pierian.runner.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.CellFault;

class PlainNumberTest {

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0000",
                "7",
                "-12",
                "0.1",
                "123456.7890",
                "999999999999999",
                "0.00000000000001",
                "-99999999.9999999",
                "9007199254.74099"
            })
    void decimalsAreReadAsJavaReadsThem(String cell) {
        assertThat(Double.doubleToRawLongBits(PlainNumber.parse(cell)))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(cell)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "1.",
                ".5",
                "-.5",
                "01",
                "00.5",
                "1e5",
                "1.2.3",
                "--1",
                "+1",
                " 1",
                "1 ",
                "NaN",
                "1,5",
                "٣",
                "1234567890123456",
                "0.123456789012345"
            })
    void everythingElseIsLeftToOthers(String cell) {
        assertThat(PlainNumber.parse(cell)).isNaN();
    }

    /// Wherever they stand, and whatever stands around them.
    @Test
    void anyCharactersAreANumberOrNone() {
        SplittableRandom random = new SplittableRandom(6);
        byte[] around = "7.5-3,2.25\n1e9".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 400_000; i++) {
            String letters = i % 2 == 0 ? "0123456789." : "01.-+e, \u00FF\u0000/:";
            StringBuilder cell = new StringBuilder(random.nextBoolean() ? "-" : "");
            for (int k = random.nextInt(19); k > 0; k--) {
                cell.append(letters.charAt(random.nextInt(letters.length())));
            }
            String text = cell.toString();
            boolean isPlain = PLAIN.matcher(text).matches()
                    && text.chars().filter(Character::isDigit).count() <= 15;
            double expected = isPlain ? Double.parseDouble(text) : Double.NaN;
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            byte[] middle = new byte[bytes.length + 2 * around.length];
            System.arraycopy(around, 0, middle, 0, around.length);
            System.arraycopy(bytes, 0, middle, around.length, bytes.length);
            System.arraycopy(around, 0, middle, around.length + bytes.length, around.length);
            double found = PlainNumber.parse(middle, around.length, around.length + bytes.length);
            if (Double.doubleToLongBits(found) != Double.doubleToLongBits(expected)
                    || Double.doubleToLongBits(PlainNumber.parse(text)) != Double.doubleToLongBits(expected)) {
                throw new AssertionError(text + " became " + found);
            }
        }
    }

    /// What [NumberReader] gave before there was a fast way, digit by digit, also for numbers in the middle
    /// between two floats.
    @Test
    void numbersAreTheSameAsWithoutTheFastWay() {
        SplittableRandom random = new SplittableRandom(5);
        double[] raw = new double[1];
        for (int i = 0; i < 200_000; i++) {
            String cell = cell(random);
            for (boolean unscaled : new boolean[] {false, true}) {
                Optional<CellFault> fault = new NumberReader(NumberFormat.JSON, unscaled).read(cell, raw, 0);
                assertThat(fault).as(cell).isEmpty();
                if (Double.doubleToRawLongBits(raw[0]) != Double.doubleToRawLongBits(slowly(cell, unscaled))) {
                    throw new AssertionError(cell + " became " + raw[0]);
                }
            }
        }
    }

    private static String cell(SplittableRandom random) {
        if (random.nextInt(4) == 0) { // the middle between two floats, and its neighbours
            float value = (float) random.nextInt(1 << 24);
            double middle = (value + (double) Math.nextUp(value)) / 2;
            return String.format(Locale.ROOT, "%." + random.nextInt(7) + "f", middle + random.nextInt(3) - 1);
        }
        return String.format(
                Locale.ROOT,
                "%." + random.nextInt(8) + "f",
                random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(9)));
    }

    private static double slowly(String cell, boolean unscaled) {
        double value = Double.parseDouble(cell);
        float rounded = Float.parseFloat(cell);
        return !unscaled || (float) value == rounded ? value : rounded;
    }
}
