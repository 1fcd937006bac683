package org.pierian.runner.dataset.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.DataFoldersAt;
import org.pierian.runner.dataset.Downloader;
import org.pierian.runner.dataset.Mirror;
import org.pierian.runner.dataset.NetworkAccess;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;

class MnistTest {

    private static final NetworkAccess OFFLINE = new NetworkAccess(List.of(), true, (asking, host) -> true);
    private static final Downloader.Limits SHORT =
            new Downloader.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1);

    @TempDir
    private Path folder;

    @Test
    void theRealDigitsAreLoaded() {
        Mnist mnist = load(DataFolders.of(Optional.of(realData())));

        assertThat(mnist.trainImages()).hasSize(60_000 * 784);
        assertThat(mnist.testImages()).hasSize(10_000 * 784);
        assertThat(mnist.trainLabels()).hasSize(60_000).startsWith(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        assertThat(mnist.testLabels()).hasSize(10_000).startsWith(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
        assertThat(Arrays.copyOf(mnist.trainImages(), 157))
                .startsWith(new byte[152])
                .endsWith(3, 18, 18, 18, 126);
        assertThat(Data.Pictures.ofInk(mnist.trainImages(), 28, 28).mean() * 60_000 * 784)
                .isEqualTo(Mnist.TRAIN_PIXEL_SUM);
        assertThat(mnist.sha256().keySet())
                .containsExactly(
                        "t10k-images-idx3-ubyte",
                        "t10k-labels-idx1-ubyte",
                        "train-images-idx3-ubyte",
                        "train-labels-idx1-ubyte");
        assertThat(mnist.sha256().get("t10k-labels-idx1-ubyte"))
                .isEqualTo("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x/train-images.idx3-ubyte",
                "x/train-images.idx3-ubyte.gz",
                "x/train-images-idx3-ubyte/train-images-idx3-ubyte",
                "x/train-images-idx3-ubyte/train-images.idx3-ubyte",
                "x/MNIST/raw/train-images-idx3-ubyte",
                "x/MNIST/raw/train-images-idx3-ubyte.gz",
                "x/raw/train-images-idx3-ubyte.gz",
                "x/mnist/train-images.idx3-ubyte"
            })
    void theNamesOfArchiversAndOfTorchvisionAreFound(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(DataFoldersAt.named(folder.resolve("x"))
                        .find("mnist", MnistFile.TRAIN_IMAGES.names())
                        .map(Path::toString))
                .hasValue(file.toString());
    }

    @Test
    void linksToTheRealDigitsUnderOtherNamesAreLoaded() throws IOException {
        Path real = realData().toAbsolutePath().resolve("mnist");
        Path dotted = Files.createDirectory(folder.resolve("dotted"));
        Path torchvision = Files.createDirectories(folder.resolve("tv").resolve("MNIST/raw"));
        for (MnistFile file : MnistFile.values()) {
            String name = file.packedName();
            Files.createSymbolicLink(dotted.resolve(name.replace("-idx", ".idx")), real.resolve(name));
            Files.createSymbolicLink(torchvision.resolve(name), real.resolve(name));
        }
        assertThat(load(DataFoldersAt.named(dotted)).testLabels()).startsWith(7, 2, 1, 0);
        assertThat(load(DataFoldersAt.named(folder.resolve("tv"))).testLabels()).startsWith(7, 2, 1, 0);
    }

    @Test
    void aNamedFolderWithoutTheFilesIsSaidToBeLookedIn() {
        Failure failure = failure(DataFoldersAt.named(folder));

        assertThat(failure.details())
                .contains("looked in `" + folder + "`", "looked in `" + folder + "/mnist`, which is not there");
        assertThat(failure.helps())
                .anySatisfy(help ->
                        assertThat(help).contains("into `" + folder + "`").doesNotContain("--data-dir"));
    }

    @Test
    void missingFilesAreDownloadedOnceAndThenFound() throws IOException {
        Path real = realData();
        List<String> notices = new ArrayList<>();
        try (Mirror mirror = new Mirror(exchange -> {
            Path file = real.resolve("mnist")
                    .resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
            Mirror.sends(Files.readAllBytes(file)).answer(exchange);
        })) {
            Downloader downloader = new Downloader(List.of(mirror.address()), SHORT);
            DataFolders folders = DataFoldersAt.cache(folder);

            Mnist.load(folders, downloader, notices::add);
            assertThat(mirror.requests()).isEqualTo(4);
            assertThat(notices).contains("downloading t10k-labels-idx1-ubyte.gz to " + folders.cache("mnist"));

            Mnist.load(folders, NetworkAccess.NONE, notice -> assertThat(notice).isEmpty());
            assertThat(mirror.requests()).isEqualTo(4);
        }
        for (MnistFile file : MnistFile.values()) {
            assertThat(Files.mismatch(
                            folder.resolve("pierian").resolve("mnist").resolve(file.packedName()),
                            real.resolve("mnist").resolve(file.packedName())))
                    .isEqualTo(-1L);
        }
    }

    @Test
    void offlineAllMissingFilesAreNamedWithAdvice() throws IOException {
        DataFolders folders = DataFoldersAt.cache(folder);
        Path present = Files.createDirectories(folders.cache("mnist")).resolve("train-labels-idx1-ubyte");
        Files.createFile(present);

        Failure failure = failure(folders);

        assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(failure.message())
                .isEqualTo("`train-images-idx3-ubyte.gz`, `t10k-images-idx3-ubyte.gz`, `t10k-labels-idx1-ubyte.gz` are"
                        + " not on this machine, and `--offline` forbids the download");
        assertThat(failure.helps())
                .containsExactly("put train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz,"
                        + " t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz from"
                        + " https://ossci-datasets.s3.amazonaws.com/mnist/ into `" + folders.cache("mnist")
                        + "`, or name their folder with `--data-dir`");
    }

    @Test
    void nothingIsDownloadedUnlessAPersonAllowsTheServer() {
        DataFolders folders = DataFoldersAt.cache(folder);
        List<String> questions = new ArrayList<>();
        NetworkAccess network = new NetworkAccess(List.of("example.org"), false, (asking, host) -> {
            questions.add(asking + " " + host);
            return false;
        });

        Failure failure = catchThrowableOfType(Failure.class, () -> Mnist.load(folders, network, _ -> {}));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.POLICY);
        assertThat(failure.helps())
                .singleElement()
                .asString()
                .startsWith("add `--allow-network ossci-datasets.s3.amazonaws.com`; or put train-images-idx3-ubyte.gz");
        assertThat(questions)
                .containsExactly("the download of MNIST, 12 MB that are not on this machine,"
                        + " ossci-datasets.s3.amazonaws.com");
        assertThat(folders.cache("mnist")).doesNotExist();
    }

    @Test
    void oneAllowedMirrorIsEnough() {
        DataFolders folders = DataFoldersAt.cache(folder);
        for (String host : Mnist.HOSTS) {
            NetworkAccess network = new NetworkAccess(List.of(host), false, (asking, other) -> {
                throw new AssertionError("asked about " + other);
            });
            assertThatCode(() -> Mnist.requireServer(network, folders)).doesNotThrowAnyException();
        }
    }

    @Test
    void aNetworkFailureGivesTheSameAdvice() {
        DataFolders folders = DataFoldersAt.cache(folder);
        try (Mirror mirror = new Mirror(Mirror.answers(503))) {
            Downloader downloader = new Downloader(List.of(mirror.address()), SHORT);

            Failure failure = catchThrowableOfType(Failure.class, () -> Mnist.load(folders, downloader, _ -> {}));

            assertThat(failure.exitCode()).isEqualTo(ExitCode.NETWORK);
            assertThat(failure.helps()).singleElement().asString().startsWith("put train-images-idx3-ubyte.gz");
        }
    }

    @Test
    void aDownloadOfAnotherContentIsRefusedAndNotKept() {
        DataFolders folders = DataFoldersAt.cache(folder);
        try (Mirror mirror = new Mirror(Mirror.sends(labels(60_000)))) {
            Downloader downloader = new Downloader(List.of(mirror.address()), SHORT);

            Failure failure = catchThrowableOfType(Failure.class, () -> Mnist.load(folders, downloader, _ -> {}));

            assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
            assertThat(folders.cache("mnist")).isEmptyDirectory();
        }
    }

    @Test
    void aFileOfAnotherContentIsRefusedWithBothHashes() throws IOException {
        DataFolders folders = DataFoldersAt.cache(folder);
        Path mnist = Files.createDirectories(folders.cache("mnist"));
        for (MnistFile file : MnistFile.values()) {
            Files.write(mnist.resolve(file.unpackedName()), labels(10_000));
        }
        Path real = realData().resolve("mnist");
        Files.copy(real.resolve("t10k-images-idx3-ubyte.gz"), mnist.resolve("t10k-images-idx3-ubyte.gz"));
        Files.copy(real.resolve("train-labels-idx1-ubyte.gz"), mnist.resolve("train-labels-idx1-ubyte.gz"));

        Failure failure = failure(folders);

        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.message())
                .isEqualTo(
                        "`t10k-labels-idx1-ubyte` is not the file of MNIST: its decompressed content has the SHA-256 "
                                + Sha256.of(labels(10_000)) + ", expected "
                                + "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");
        assertThat(failure.place())
                .hasValue(mnist.resolve("t10k-labels-idx1-ubyte").toString());
        assertThat(failure.helps()).singleElement().asString().startsWith("delete `");
    }

    @Test
    void aDamagedFileIsRefusedWithItsPlace() throws IOException {
        DataFolders folders = DataFoldersAt.cache(folder);
        Path mnist = Files.createDirectories(folders.cache("mnist"));
        for (MnistFile file : MnistFile.values()) {
            Files.write(mnist.resolve(file.packedName()), new byte[] {0x1F, (byte) 0x8B, 8, 0});
        }

        Failure failure = failure(folders);

        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.place()).hasValue(mnist.resolve("t10k-images-idx3-ubyte.gz") + ": byte 4");
    }

    private static Failure failure(DataFolders folders) {
        return catchThrowableOfType(Failure.class, () -> load(folders));
    }

    private static Mnist load(DataFolders folders) {
        return Mnist.load(folders, OFFLINE, _ -> {});
    }

    private static byte[] labels(int count) {
        return ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count).array();
    }

    /// The folder with real datasets; without it the test is skipped.
    private static Path realData() {
        Path data = Optional.ofNullable(System.getenv("RUNNER_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"));
        Assumptions.assumeTrue(
                Files.exists(data.resolve("mnist").resolve("train-images-idx3-ubyte.gz")), "no MNIST in " + data);
        return data;
    }
}
