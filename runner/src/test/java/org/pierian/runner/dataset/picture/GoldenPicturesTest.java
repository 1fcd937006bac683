package org.pierian.runner.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.runner.dataset.picture.resize.PictureForm;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.BackgroundColour;
import org.pierian.spec.Channels;
import org.pierian.spec.Resize;
import org.pierian.spec.ResizeFilter;

/// Pixels that other programs read from small files: `djpeg -dct int` of libjpeg-turbo 2.1.5 and Pillow 9.4.0, by
/// `scripts/peers/pictures.py`, which compares thousands more.
class GoldenPicturesTest {

    static List<String> lines() {
        return new String(resource("pixels.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(GoldenPicturesTest.class.getResourceAsStream("/pictures/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void allPixelsAreThoseOfOtherPrograms(String line) {
        String[] words = line.split(" ");
        byte[] file = resource(words[0]);
        byte[] read = words.length == 2 ? Pixels.of(PictureDecoder.read(file)) : example(file, words);
        assertThat(Sha256.of(read)).isEqualTo(words[words.length - 1]);
    }

    private static byte[] example(byte[] file, String[] words) {
        PictureForm form = new PictureForm(
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Channels.valueOf(words[5].toUpperCase(Locale.ROOT)),
                Optional.of(Resize.valueOf(words[3].toUpperCase(Locale.ROOT))),
                ResizeFilter.valueOf(words[4].toUpperCase(Locale.ROOT)),
                Optional.of(BackgroundColour.WHITE));
        byte[] levels = new byte[form.size()];
        form.write(PictureDecoder.read(file), levels, 0);
        return levels;
    }
}
