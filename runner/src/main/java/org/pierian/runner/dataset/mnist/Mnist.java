package org.pierian.runner.dataset.mnist;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.pierian.runner.dataset.Background;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Downloader;
import org.pierian.runner.dataset.NetworkAccess;
import org.pierian.runner.dataset.idx.IdxFile;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// The MNIST handwritten digits: images of 28 x 28 bytes, 0 for paper and 255 for ink, and which digit each
/// shows.
///
/// **Source:** LeCun, Cortes, Burges, *The MNIST database of handwritten digits*, 1998.
///
/// @param trainImages 60,000 images, row by row
/// @param trainLabels 60,000 digits, 0 to 9
/// @param testImages 10,000 images
/// @param testLabels 10,000 digits
/// @param sha256 hash of each file's decompressed content, by its name without `.gz`
@SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
public record Mnist(
        byte[] trainImages, int[] trainLabels, byte[] testImages, int[] testLabels, SortedMap<String, String> sha256) {

    /// The sum of all bytes of the training images, which are always the same: adding them up would take a
    /// tenth of a second before the first step.
    public static final long TRAIN_PIXEL_SUM = 1_567_298_545;

    /// Servers that MNIST can be downloaded from, the best first.
    public static final List<String> HOSTS =
            MnistFile.MIRRORS.stream().map(URI::getHost).toList();

    private static final String NAME = "mnist";

    /// Asks about the server that files of MNIST which are not on this machine would come from.
    ///
    /// @throws Failure when it may not be connected to, or nothing may
    static void requireServer(NetworkAccess network, DataFolders folders) {
        List<MnistFile> missing = missing(find(folders));
        if (missing.isEmpty() || HOSTS.stream().anyMatch(network::isAllowed)) {
            return;
        }
        if (network.isOffline()) {
            throw offline(missing, folders);
        }
        String host = HOSTS.getFirst();
        network.require(
                host,
                "the download of MNIST, 12 MB that are not on this machine,",
                "add `" + NetworkAccess.OPTION + " " + host + "`; or " + advice(folders));
    }

    /// Finds the four files, downloads those that are nowhere, checks every bit of them, and loads them.
    ///
    /// @param folders where to look, and where downloads go
    /// @param network whether there may be downloads
    /// @param notice told in one line what takes long
    /// @throws Failure when a file is missing and may or can not be downloaded, or has the wrong content
    public static Mnist load(DataFolders folders, NetworkAccess network, Consumer<String> notice) {
        requireServer(network, folders);
        List<URI> mirrors = MnistFile.MIRRORS.stream()
                .filter(mirror -> network.isAllowed(mirror.getHost()))
                .toList();
        return load(folders, new Downloader(mirrors, Downloader.Limits.USUAL), notice);
    }

    static Mnist load(DataFolders folders, Downloader downloader, Consumer<String> notice) {
        Map<MnistFile, Path> paths = find(folders);
        folders.warning().ifPresent(notice);
        for (MnistFile file : missing(paths)) {
            paths.put(file, download(file, folders, downloader, notice));
        }
        return read(paths);
    }

    private static Map<MnistFile, Path> find(DataFolders folders) {
        Map<MnistFile, Path> paths = new EnumMap<>(MnistFile.class);
        for (MnistFile file : MnistFile.values()) {
            folders.find(NAME, file.names()).ifPresent(path -> paths.put(file, path));
        }
        return paths;
    }

    private static List<MnistFile> missing(Map<MnistFile, Path> paths) {
        return List.of(MnistFile.values()).stream()
                .filter(file -> !paths.containsKey(file))
                .toList();
    }

    private static Path download(MnistFile file, DataFolders folders, Downloader downloader, Consumer<String> notice) {
        Path target = folders.cache(NAME).resolve(file.packedName());
        notice.accept("downloading " + file.packedName() + " to " + target.getParent());
        try {
            downloader.fetch(
                    file.packedName(), target, MnistFile.MAX_PACKED_BYTES, file::read, new Progress(file, notice));
        } catch (Failure failure) {
            throw folders.withPlaces(failure, List.of(), NAME).help(advice(folders));
        }
        return target;
    }

    /// Reads the largest file while the others are read.
    private static Mnist read(Map<MnistFile, Path> paths) {
        Background<IdxFile> trainImages =
                Background.start("mnist-train-images", () -> read(MnistFile.TRAIN_IMAGES, paths));
        IdxFile testImages = read(MnistFile.TEST_IMAGES, paths);
        IdxFile trainLabels = read(MnistFile.TRAIN_LABELS, paths);
        IdxFile testLabels = read(MnistFile.TEST_LABELS, paths);
        SortedMap<String, String> hashes = new TreeMap<>();
        for (MnistFile file : MnistFile.values()) {
            hashes.put(file.unpackedName(), file.sha256()); // reading has checked it
        }
        return new Mnist(
                trainImages.get().values(),
                numbers(trainLabels.values()),
                testImages.values(),
                numbers(testLabels.values()),
                Collections.unmodifiableSortedMap(hashes));
    }

    private static IdxFile read(MnistFile file, Map<MnistFile, Path> paths) {
        Path path = paths.getOrDefault(file, Path.of(file.packedName()));
        try {
            return file.read(path);
        } catch (Failure failure) {
            if (failure.exitCode() == ExitCode.INPUT && failure.helps().isEmpty()) {
                throw failure.help("delete `" + path + "`, and it will be downloaded again");
            }
            throw failure;
        }
    }

    private static int[] numbers(byte[] bytes) {
        int[] numbers = new int[bytes.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes[i] & 0xFF;
        }
        return numbers;
    }

    private static Failure offline(List<MnistFile> missing, DataFolders folders) {
        List<String> names =
                missing.stream().map(f -> "`" + f.packedName() + "`").toList();
        Failure failure = Failure.of(
                ExitCode.NOT_FOUND,
                String.join(", ", names) + (names.size() == 1 ? " is" : " are")
                        + " not on this machine, and `--offline` forbids the download");
        return folders.withPlaces(failure, List.of(), NAME).help(advice(folders));
    }

    private static String advice(DataFolders folders) {
        List<String> names =
                List.of(MnistFile.values()).stream().map(MnistFile::packedName).toList();
        String files = "put " + String.join(", ", names) + " from " + MnistFile.MIRRORS.getFirst() + " into `";
        return folders.named()
                .map(folder -> files + folder + "`, packed or not")
                .orElseGet(() -> files + folders.cache(NAME) + "`, or name their folder with `--data-dir`");
    }

    /// One line for every two megabytes.
    private static final class Progress implements LongConsumer {
        private static final long STEP = 2_000_000;
        private final MnistFile file;
        private final Consumer<String> notice;
        private long told;

        Progress(MnistFile file, Consumer<String> notice) {
            this.file = file;
            this.notice = notice;
        }

        @Override
        public void accept(long bytes) {
            if (bytes - told >= STEP) {
                told = bytes;
                notice.accept(String.format(Locale.US, "downloading %s: %.1f MB", file.packedName(), bytes / 1e6));
            }
        }
    }
}
