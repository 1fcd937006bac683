package org.pierian.runner.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    private final Function<Path, byte[]> reader;
    private final BiFunction<byte[], String, byte[]> decoder;
    private final float[][] tables;
    private final BadExamples bad;
    private final Forecast forecast;

    /// @param pictures what an image has to be
    public PictureExamples(Intake.Pictures pictures, BadExamples bad, Forecast forecast) {
        this(
                file -> PictureFile.read(file, pictures.height(), pictures.width()),
                (file, name) -> PictureFile.read(file, name, pictures.height(), pictures.width()),
                new float[][] {PixelScaling.table(pictures.scaling())},
                bad,
                forecast);
    }

    /// @param coder turns a picture into inputs
    public PictureExamples(PictureCoder coder, BadExamples bad, Forecast forecast) {
        this(coder::read, coder::decode, coder.tables(), bad, forecast);
    }

    private PictureExamples(
            Function<Path, byte[]> reader,
            BiFunction<byte[], String, byte[]> decoder,
            float[][] tables,
            BadExamples bad,
            Forecast forecast) {
        this.reader = reader;
        this.decoder = decoder;
        this.tables = tables;
        this.bad = bad;
        this.forecast = forecast;
    }

    /// Predicts all images of a file.
    ///
    /// @throws Failure when it cannot be read, or holds no such images and bad examples are not left out
    public void read(Path file) {
        String name = file.toString();
        begin(name);
        byte[] pixels;
        try {
            pixels = reader.apply(file);
        } catch (Failure failure) {
            if (!bad.areLeftOut() || failure.exitCode() != ExitCode.INPUT) {
                throw failure;
            }
            String advice = failure.helps().stream().findFirst().orElse("bring the file anew");
            bad.add(
                    name,
                    0,
                    List.of(new BadExamples.Fault(DataMistake.PICTURE, failure.message(), advice)),
                    List.of(NAMES.getFirst()),
                    List.of(name));
            return;
        }
        add(pixels, name);
    }

    /// Predicts all images of a file that is in memory.
    ///
    /// @param name what messages call it
    /// @throws Failure when it holds no such images
    public void read(byte[] file, String name) {
        begin(name);
        add(decoder.apply(file, name), name);
    }

    private void begin(String name) {
        if (!forecast.hasBegun()) {
            forecast.begin(NAMES);
        }
        bad.next(name);
    }

    /// Predicts images whose levels are known.
    ///
    /// @param pixels levels of 0 to 255, as many for each image as an example has inputs
    /// @param name what messages call them
    public void levels(byte[] pixels, String name) {
        begin(name);
        add(pixels, name);
    }

    private void add(byte[] pixels, String name) {
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
