package org.pierian.runner.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class DataFoldersTest {

    @TempDir
    private Path folder;

    @Test
    void foldersAreSearchedInOrderEachFirstUnderTheDatasetsName() {
        Map<String, String> environment = Map.of("RUNNER_DATA", "/data", "XDG_CACHE_HOME", "/cache", "HOME", "/home/u");

        assertThat(DataFolders.of(Optional.of(folder), environment, "Linux", "/root")
                        .searchPath("mnist"))
                .containsExactly(
                        folder.resolve("mnist"),
                        folder,
                        Path.of("/data/mnist"),
                        Path.of("/data"),
                        Path.of("/cache/pierian/mnist"));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,      XDG_CACHE_HOME, /xdg,     /xdg/pierian",
        "Linux,      XDG_CACHE_HOME, relative, /java/.cache/pierian",
        "Linux,      HOME,           /home/u,  /home/u/.cache/pierian",
        "Linux,      NOTHING,        x,        /java/.cache/pierian",
        "Mac OS X,   HOME,           /Users/u, /Users/u/Library/Caches/pierian",
        "Windows 11, LOCALAPPDATA,   /L,       /L/pierian",
        "Windows 11, HOME,           /home/u,  /java/AppData/Local/pierian"
    })
    void theCacheFolderIsWhereTheSystemKeepsCaches(String os, String variable, String value, String expected) {
        assertThat(DataFolders.of(Optional.empty(), Map.of(variable, value), os, "/java")
                        .cache("mnist"))
                .isEqualTo(Path.of(expected, "mnist"));
    }

    @Test
    void anEmptyVariableIsNoVariable() {
        Map<String, String> environment = Map.of("RUNNER_DATA", "", "XDG_CACHE_HOME", "", "HOME", "/home/u");

        assertThat(DataFolders.of(Optional.empty(), environment, "Linux", "/java")
                        .searchPath("mnist"))
                .containsExactly(Path.of("/home/u/.cache/pierian/mnist"));
    }

    @Test
    void theFirstFileWithAnyOfTheNamesIsFound() throws IOException {
        DataFolders folders = DataFolders.of(Optional.of(folder), Map.of("HOME", folder + "/home"), "Linux", "/java");
        List<String> names = List.of("x.gz", "x");
        assertThat(folders.find("mnist", names)).isEmpty();

        Path cached =
                Files.createFile(Files.createDirectories(folders.cache("mnist")).resolve("x.gz"));
        assertThat(folders.find("mnist", names)).hasValue(cached);

        Path plain = Files.createFile(folder.resolve("x"));
        assertThat(folders.find("mnist", names)).hasValue(plain);

        Path under =
                Files.createFile(Files.createDirectory(folder.resolve("mnist")).resolve("x"));
        assertThat(folders.find("mnist", names)).hasValue(under);

        Path packed = Files.createFile(folder.resolve("mnist").resolve("x.gz"));
        assertThat(folders.find("mnist", names)).hasValue(packed);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        Failure failure = catchThrowableOfType(
                Failure.class, () -> DataFolders.of(Optional.of(folder.resolve("absent")), Map.of(), "Linux", "/java"));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(failure.message()).contains("absent` given by `--data-dir` is not there");
    }

    @Test
    void aFileInsteadOfAFolderIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("t.csv"));
        Failure failure = catchThrowableOfType(
                Failure.class, () -> DataFolders.of(Optional.of(file), Map.of(), "Linux", "/java"));

        assertThat(failure.message()).contains("t.csv` given by `--data-dir` is a file, not a folder");
        assertThat(failure.helps()).containsExactly("name the folder that the file lies in");
    }

    @Test
    void everyPlaceIsToldAndAMisspeltVariableIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("mnist"));
        Map<String, String> environment = Map.of("RUNNER_DATA", "/no/such/folder", "XDG_CACHE_HOME", "/no/cache");
        DataFolders folders = DataFolders.of(Optional.of(folder), environment, "Linux", "/java");

        Failure failure = folders.withPlaces(
                Failure.of(ExitCode.NOT_FOUND, "`x` is not there"), List.of(folder.resolve("near")), "mnist");

        assertThat(failure.details())
                .containsExactly(
                        "looked in `" + folder + "/near`, which is not there",
                        "looked in `" + folder + "/mnist`",
                        "looked in `" + folder + "`",
                        "the folder `/no/such/folder` given by `RUNNER_DATA` is not there",
                        "looked in `/no/cache/pierian/mnist`, which is not there");
        assertThat(failure.helps()).containsExactly("check the spelling of `RUNNER_DATA`");
        assertThat(folders.warning())
                .hasValue("warning: the folder `/no/such/folder` given by `RUNNER_DATA` is not there");
    }

    @Test
    void aTildeThatNoShellReplacedIsNamed() {
        DataFolders folders =
                DataFolders.of(Optional.empty(), Map.of("RUNNER_DATA", "~/data", "HOME", "/h"), "Linux", "/java");

        assertThat(folders.withPlaces(Failure.of(ExitCode.NOT_FOUND, "x"), List.of(), "mnist")
                        .helps())
                .singleElement()
                .asString()
                .contains("only a shell replaces `~`");
    }

    @Test
    void aVariableThatIsNoPathIsRefused() {
        Failure failure = catchThrowableOfType(
                Failure.class, () -> DataFolders.of(Optional.empty(), Map.of("RUNNER_DATA", "a\0b"), "Linux", "/java"));

        assertThat(failure.message()).isEqualTo("the environment variable `RUNNER_DATA` does not hold a path");
    }
}
