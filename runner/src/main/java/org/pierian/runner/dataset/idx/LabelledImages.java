package org.pierian.runner.dataset.idx;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.PixelImages;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Images in one file of the IDX format, their classes in another.
public final class LabelledImages {

    private LabelledImages() {}

    /// Reads images and classes that belong together.
    ///
    /// @param files both files
    /// @param images what they have to be
    /// @throws Failure when there are no classes, or a file is not there or not such a file
    public static PixelImages.Part read(NewFiles files, PixelImages images) {
        Path labels = files.labels()
                .orElseThrow(() -> Failure.of(
                                ExitCode.USAGE, "the classes of the images in `" + files.examples() + "` are not known")
                        .help("name the file of their classes with `--labels`"));
        IdxFile pixels = images(files.examples(), files.examples().toString(), images);
        IdxFile numbers = labels(labels, labels.toString(), files.examples().toString(), pixels);
        return new PixelImages.Part(pixels.values(), classes(numbers, labels.toString(), images));
    }

    /// Reads images.
    ///
    /// @param name the file's name, for messages
    public static IdxFile images(Path path, String name, PixelImages images) {
        return read(path, shape -> {
            boolean fits = shape.rank() == 3 && shape.dim(1) == images.height() && shape.dim(2) == images.width();
            if (!fits || shape.dim(0) == 0) {
                String expected = "[examples, " + images.height() + ", " + images.width() + "]";
                throw bad(name, "has the shape " + shape + ", expected " + expected)
                        .help("write the `height` and `width` of its images, and name a file of images");
            }
        });
    }

    /// Reads one class for each image.
    ///
    /// @param name the file's name, for messages
    static IdxFile labels(Path path, String name, String imagesName, IdxFile images) {
        int examples = images.shape().dim(0);
        return read(path, shape -> {
            if (shape.rank() != 1 || shape.dim(0) != examples) {
                String expected = "[" + examples + "], one class for each image of `" + imagesName + "`";
                throw bad(name, "has the shape " + shape + ", expected " + expected)
                        .help("name the file of labels that belongs to these images");
            }
        });
    }

    /// The classes in such a file.
    static int[] classes(IdxFile file, String name, PixelImages images) {
        int[] labels = new int[file.values().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = file.values()[i] & 0xFF;
            if (labels[i] >= images.classes()) {
                throw bad(
                                name,
                                "has class " + labels[i] + " at index " + i + ", expected 0 to "
                                        + (images.classes() - 1))
                        .help("write `classes: " + (labels[i] + 1) + "` or more");
            }
        }
        return labels;
    }

    /// A file that is not what it should be.
    static Failure bad(String name, String what) {
        return Failure.of(ExitCode.INPUT, "`" + name + "` " + what).at(name);
    }

    private static IdxFile read(Path path, Consumer<Shape> check) {
        try (FileChannel channel = InputFile.open(path)) {
            return IdxFile.read(Channels.newInputStream(channel), path.toString(), check);
        } catch (Failure failure) {
            throw failure.exitCode() == ExitCode.INPUT && failure.helps().isEmpty()
                    ? failure.help("name a file of the IDX format, packed with gzip or not, and bring it anew where it"
                            + " is damaged")
                    : failure;
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }
}
