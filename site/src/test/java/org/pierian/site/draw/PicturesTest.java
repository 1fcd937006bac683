package org.pierian.site.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The committed pictures are those that the program makes today.
class PicturesTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    Path work;

    @Test
    void theAnimationIsWhatTheNetworkLearns() throws IOException {
        String svg = Pictures.twoMoons(ROOT, work);
        assertFresh("two-moons.svg", svg);
        assertThat(svg)
                .contains("prefers-reduced-motion:no-preference")
                .contains(">epoch 1<")
                .contains(">epoch 79<")
                .contains(">validation loss 0.027<"); // as in examples/specs/two-moons.lock.json
        assertThat(svg.getBytes(StandardCharsets.UTF_8).length).isLessThan(150_000);
    }

    @Test
    void theTerminalShowsWhatTheProgramSays() throws IOException {
        assertFresh("errors.svg", Pictures.errors(work));
    }

    @Test
    void linesThatAreTooLongForThePictureAreRefused() {
        assertThatThrownBy(() -> TerminalPicture.of("what", "command", "x".repeat(81)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("80 columns");
    }

    @Test
    void partsOfALineKeepTheirColumns() {
        assertThat(TerminalPicture.of("a & b", "runner", " \u001b[1;34m|\u001b[0m  <x>"))
                .contains("<title>a &amp; b</title>")
                .contains("<tspan x=\"28.4\" class=\"f\">|</tspan><tspan x=\"53.6\">&lt;x&gt;</tspan>");
    }

    private static void assertFresh(String name, String svg) throws IOException {
        Path file = ROOT.resolve("docs/images").resolve(name);
        if (Boolean.getBoolean("pierian.refresh")) {
            Files.writeString(file, svg);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("docs/images/%s is generated and stale; make it anew with scripts/refresh-docs.sh", name)
                .isEqualTo(svg);
    }
}
