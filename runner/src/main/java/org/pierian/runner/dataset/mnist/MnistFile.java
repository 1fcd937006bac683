package org.pierian.runner.dataset.mnist;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.idx.IdxFile;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// The four files of MNIST, with the only content that each may have.
enum MnistFile {
    TRAIN_IMAGES(
            "train-images-idx3-ubyte",
            Shape.of(60_000, 28, 28),
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    TRAIN_LABELS(
            "train-labels-idx1-ubyte",
            Shape.of(60_000),
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    TEST_IMAGES(
            "t10k-images-idx3-ubyte",
            Shape.of(10_000, 28, 28),
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    TEST_LABELS(
            "t10k-labels-idx1-ubyte",
            Shape.of(10_000),
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    static final List<URI> MIRRORS = List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

    /// More than any of them has when compressed.
    static final long MAX_PACKED_BYTES = 12_000_000;

    private final String unpackedName;

    @SuppressWarnings("ImmutableEnumChecker") // a shape is immutable
    private final Shape shape;

    private final String sha256;

    MnistFile(String unpackedName, Shape shape, String sha256) {
        this.unpackedName = unpackedName;
        this.shape = shape;
        this.sha256 = sha256;
    }

    /// Name without `.gz`, which is what the hash belongs to.
    String unpackedName() {
        return unpackedName;
    }

    /// Name at the mirrors.
    String packedName() {
        return unpackedName + ".gz";
    }

    /// The names under which people have the file, below a folder: as at the mirrors; with a dot, as the original
    /// compressed files name their content, and so Kaggle and 7-Zip do; in a folder of its own, where an archiver
    /// made one; and below `MNIST/raw`, where torchvision puts it.
    List<String> names() {
        String dotted = unpackedName.replace("-idx", ".idx");
        List<String> names = new ArrayList<>();
        for (String folder : List.of("", "MNIST/raw/", "raw/")) {
            for (String name : List.of(unpackedName, dotted)) {
                names.add(folder + name + ".gz");
                names.add(folder + name);
            }
        }
        for (String name : List.of(unpackedName, dotted)) {
            names.add(unpackedName + "/" + name);
            names.add(dotted + "/" + name);
        }
        return List.copyOf(names);
    }

    /// SHA-256 of the decompressed file.
    String sha256() {
        return sha256;
    }

    /// Reads the file, compressed or not.
    ///
    /// @throws Failure when it cannot be read or has another content
    IdxFile read(Path path) {
        try (FileChannel channel = InputFile.open(path)) {
            IdxFile file = IdxFile.read(Channels.newInputStream(channel), path.toString(), shape);
            if (!file.sha256().equals(sha256)) {
                throw Failure.of(
                                ExitCode.INPUT,
                                "`" + path.getFileName()
                                        + "` is not the file of MNIST: its decompressed content has the SHA-256 "
                                        + file.sha256() + ", expected " + sha256)
                        .at(path.toString());
            }
            return file;
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }
}
