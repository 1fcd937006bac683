package org.pierian.runner.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.PictureCoder;
import org.pierian.runner.dataset.PixelScaling;
import org.pierian.runner.dataset.picture.PictureFile;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Predicts the images of files.
public final class PictureExamples {

    private static final List<String> NAMES = List.of("file", "image");

    private final PictureCoder coder;
    private final float[][] tables;
    private final BadExamples bad;
    private final Forecast forecast;

    /// @param pictures what an image has to be
    public PictureExamples(Intake.Pictures pictures, BadExamples bad, Forecast forecast) {
        this(new Grey(pictures), bad, forecast);
    }

    /// @param coder turns a picture into inputs
    public PictureExamples(PictureCoder coder, BadExamples bad, Forecast forecast) {
        this.coder = coder;
        this.tables = coder.tables();
        this.bad = bad;
        this.forecast = forecast;
    }

    /// Images of bytes, alone or many in a file.
    private record Grey(Intake.Pictures pictures) implements PictureCoder {

        @Override
        public byte[] read(Path file) {
            return PictureFile.read(file, pictures.height(), pictures.width());
        }

        @Override
        public byte[] read(byte[] file, String name) {
            return PictureFile.read(file, name, pictures.height(), pictures.width());
        }

        @Override
        public float[][] tables() {
            return new float[][] {PixelScaling.table(pictures.scaling())};
        }
    }

    /// Predicts all images of a file.
    ///
    /// @throws Failure when it cannot be read, or holds no such images and bad examples are not left out
    public void read(Path file) {
        read(file.toString(), () -> coder.read(file));
    }

    /// Predicts the image of a file that is in memory.
    ///
    /// @param file all its bytes
    /// @param name what it is called
    /// @throws Failure as there
    public void read(byte[] file, String name) {
        read(name, () -> coder.read(file, name));
    }

    /// Predicts images that are decoded already.
    ///
    /// @param levels of one image after the other
    /// @param name what messages call them
    public void levels(byte[] levels, String name) {
        read(name, () -> levels);
    }

    private void read(String name, Supplier<byte[]> levels) {
        if (!forecast.hasBegun()) {
            forecast.begin(NAMES);
        }
        bad.next(name);
        byte[] pixels;
        try {
            pixels = levels.get();
        } catch (Failure failure) {
            if (!bad.areLeftOut() || failure.exitCode() != ExitCode.INPUT) {
                throw failure;
            }
            String advice = failure.helps().stream().findFirst().orElse("bring the file anew");
            bad.add(
                    BadExamples.Kind.PICTURE,
                    name,
                    0,
                    List.of(new BadExamples.Fault(DataMistake.PICTURE, failure.message(), advice)),
                    List.of(NAMES.getFirst()),
                    List.of(name));
            return;
        }
        int width = forecast.width();
        for (int image = 0; image < pixels.length / width; image++) {
            float[] inputs = forecast.inputs();
            int at = forecast.at();
            int plane = width / tables.length;
            for (int i = 0; i < width; i++) {
                inputs[at + i] = tables[i / plane][pixels[image * width + i] & 0xFF];
            }
            forecast.add(List.of(name, Integer.toString(image)), name + ": image " + image);
        }
    }
}
