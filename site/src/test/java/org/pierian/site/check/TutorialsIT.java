package org.pierian.site.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.site.markdown.Page;

/// Follows the tutorials and how-to pages as a newcomer does, with the packaged program: each in an empty folder, every
/// command in its order, its output compared with what the page shows.
@EnabledOnOs({OS.LINUX, OS.MAC})
class TutorialsIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> FOLLOWED = Set.of("tutorials", "how-to");

    @TempDir
    Path folder;

    static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"), 2)) {
            return files
                    .filter(file -> FOLLOWED.contains(folderOf(file)))
                    .map(file -> ROOT.relativize(file).toString())
                    .filter(file -> file.endsWith(System.getProperty("pierian.page", ".md")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandDoesWhatThePageShows(String file) throws Exception {
        Page page = Page.read(ROOT, file);
        Map<String, String> environment = environment();
        String data = environment.getOrDefault("RUNNER_DATA", "");
        assumeTrue(
                !file.endsWith("digits.md") || Files.isDirectory(Path.of(data).resolve("mnist")),
                "the pictures of MNIST are not in RUNNER_DATA");
        assumeTrue(!commands(page).contains("python3") || isInstalled("python3"), "python3 is not installed");
        assertThat(new Session(folder, environment).follow(page)).isEmpty();
    }

    private static String folderOf(Path file) {
        return Objects.requireNonNull(file.getParent()).getFileName().toString();
    }

    private static String commands(Page page) {
        return Step.of(page).toString();
    }

    /// The clone's `bin` comes first on the path; data is looked for where other tests do.
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PIERIAN", ROOT.toString());
        environment.put("PATH", ROOT.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        Path shared = ROOT.resolve("../shared/data").normalize();
        String named = System.getenv().getOrDefault("RUNNER_DATA", "");
        environment.put("RUNNER_DATA", named.isEmpty() ? shared.toString() : named);
        return environment;
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
