package org.pierian.runner.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.runner.dataset.picture.PngFiles.Extra;
import org.pierian.runner.dataset.picture.PngFiles.Form;
import org.pierian.runner.dataset.picture.raster.PictureFault;

/// PNG of all kinds, depths, filters and orders, made of samples that are known.
class PngPicturesTest {

    private static final int[][] ADAM7 = { // first column and row, steps
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    static List<Form> forms() {
        List<Form> forms = new ArrayList<>();
        int[][] kinds = {{0, 1, 2, 4, 8, 16}, {2, 8, 16}, {3, 1, 2, 4, 8}, {4, 8, 16}, {6, 8, 16}};
        for (int[] kind : kinds) {
            for (int b = 1; b < kind.length; b++) {
                for (int[] size : new int[][] {{1, 1}, {5, 3}, {11, 13}}) {
                    forms.add(new Form(size[0], size[1], kind[b], kind[0], false));
                    forms.add(new Form(size[0], size[1], kind[b], kind[0], true));
                }
            }
        }
        return forms;
    }

    private static int[] samples(Form form) {
        SplittableRandom random = new SplittableRandom(form.hashCode());
        int[] samples = new int[form.width() * form.height() * form.samples()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(1 << form.bits());
        }
        return samples;
    }

    /// All rows of all passes, with each filter in turns.
    private static byte[] lines(Form form, int[] samples) {
        List<Byte> all = new ArrayList<>();
        int filter = 0;
        for (int[] pass : form.interlaced() ? ADAM7 : new int[][] {{0, 0, 1, 1}}) {
            byte[] above = new byte[1 << 10];
            for (int y = pass[1]; y < form.height() && pass[0] < form.width(); y += pass[3]) {
                byte[] line = line(form, samples, pass, y);
                all.add((byte) (filter % 5));
                int step = Math.max(1, form.samples() * form.bits() / 8);
                for (int i = 0; i < line.length; i++) {
                    int a = i < step ? 0 : line[i - step] & 0xFF;
                    int b = above[i] & 0xFF;
                    int c = i < step ? 0 : above[i - step] & 0xFF;
                    all.add((byte) (line[i] - predicted(filter % 5, a, b, c)));
                }
                System.arraycopy(line, 0, above, 0, line.length);
                filter++;
            }
        }
        byte[] bytes = new byte[all.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = all.get(i);
        }
        return bytes;
    }

    private static int predicted(int filter, int a, int b, int c) {
        int p = a + b - c;
        int[] near = {Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)};
        int paeth = near[0] <= near[1] && near[0] <= near[2] ? a : near[1] <= near[2] ? b : c;
        return new int[] {0, a, b, (a + b) / 2, paeth}[filter];
    }

    private static byte[] line(Form form, int[] samples, int[] pass, int y) {
        int columns = (form.width() - pass[0] + pass[2] - 1) / pass[2];
        byte[] line = new byte[form.lineBytes(columns)];
        int bit = 0;
        for (int x = pass[0]; x < form.width(); x += pass[2]) {
            for (int s = 0; s < form.samples(); s++) {
                int sample = samples[(y * form.width() + x) * form.samples() + s];
                for (int b = form.bits() - 1; b >= 0; b--, bit++) {
                    line[bit / 8] |= (byte) ((sample >> b & 1) << (7 - bit % 8));
                }
            }
        }
        return line;
    }

    private static byte[] palette(int bits) {
        byte[] palette = new byte[3 << bits];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i * 7);
        }
        return palette;
    }

    private static Extra palette(Form form) {
        return new Extra("PLTE", palette(form.bits() > 8 ? 8 : form.bits()));
    }

    /// A file of that form.
    static byte[] file(Form form) throws IOException {
        byte[] lines = lines(form, samples(form));
        return form.kind() == 3 ? PngFiles.of(form, lines, palette(form)) : PngFiles.of(form, lines);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyKindIsRead(Form form) throws IOException {
        int[] samples = samples(form);
        byte[] file = file(form);
        int[] expected = new int[form.width() * form.height() * 4];
        for (int i = 0; i < expected.length / 4; i++) {
            int[] pixel = pixel(form, samples, i * form.samples(), palette(form).content());
            System.arraycopy(pixel, 0, expected, 4 * i, 4);
        }
        assertThat(Pixels.numbers(PictureDecoder.read(file))).isEqualTo(expected);
    }

    private static int[] pixel(Form form, int[] samples, int at, byte[] palette) {
        int[] level = new int[form.samples()];
        for (int s = 0; s < level.length; s++) {
            level[s] = (int) Math.round(samples[at + s] * 255.0 / ((1 << form.bits()) - 1));
        }
        return switch (form.kind()) {
            case 0 -> new int[] {level[0], level[0], level[0], 255};
            case 2 -> new int[] {level[0], level[1], level[2], 255};
            case 3 ->
                new int[] {
                    palette[3 * samples[at]] & 0xFF,
                    palette[3 * samples[at] + 1] & 0xFF,
                    palette[3 * samples[at] + 2] & 0xFF,
                    255
                };
            case 4 -> new int[] {level[0], level[0], level[0], level[1]};
            default -> level;
        };
    }

    @Test
    void oneColourOrSomeOfAPaletteAreTransparent() throws IOException {
        byte[] grey = PngFiles.of(
                new Form(2, 1, 16, 0, false), new byte[] {0, 1, 2, 1, 3}, new Extra("tRNS", new byte[] {1, 3}));
        assertThat(Pixels.numbers(PictureDecoder.read(grey))).containsExactly(1, 1, 1, 255, 1, 1, 1, 0);
        byte[] colours = PngFiles.of(
                new Form(2, 1, 8, 2, false),
                new byte[] {0, 1, 2, 3, 1, 2, 4},
                new Extra("tRNS", new byte[] {0, 1, 0, 2, 0, 4}));
        assertThat(Pixels.numbers(PictureDecoder.read(colours))).containsExactly(1, 2, 3, 255, 1, 2, 4, 0);
        byte[] palette = PngFiles.of(
                new Form(2, 1, 8, 3, false),
                new byte[] {0, 1, 0},
                new Extra("PLTE", new byte[] {1, 2, 3, 4, 5, 6}),
                new Extra("tRNS", new byte[] {9}));
        assertThat(Pixels.numbers(PictureDecoder.read(palette))).containsExactly(4, 5, 6, 255, 1, 2, 3, 9);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, its header is wrong",
        "4, 2, its header is wrong",
        "16, 3, its header is wrong",
        "8, 5, its header is wrong",
        "8, 0, it has fewer or more pixels than its header says",
        "8, 3, a pixel is not in its palette"
    })
    void whatBreaksTheRulesIsRefused(int bits, int kind, String why) throws IOException {
        byte[] lines = kind == 3 ? new byte[] {0, 1, 5} : new byte[] {0, 1, 5, 5};
        byte[] file = PngFiles.of(new Form(2, 1, bits, kind, false), lines, new Extra("PLTE", new byte[6]));
        PictureFault fault = catchThrowableOfType(PictureFault.class, () -> Pixels.of(PictureDecoder.read(file)));
        assertThat(fault.what()).isEqualTo("is damaged: " + why);
    }

    @Test
    void anUnknownChunkThatMattersIsRefused() throws IOException {
        Form form = new Form(2, 1, 8, 0, false);
        byte[] lines = {0, 1, 5};
        assertThat(Pixels.numbers(PictureDecoder.read(PngFiles.of(form, lines, new Extra("teXt", new byte[1])))))
                .startsWith(1, 1, 1, 255);
        byte[] file = PngFiles.of(form, lines, new Extra("TeXt", new byte[1]));
        assertThat(catchThrowableOfType(PictureFault.class, () -> PictureDecoder.read(file))
                        .what())
                .isEqualTo("is damaged: it has a chunk of an unknown kind");
    }
}
