package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.runner.bind.SpecCheck;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.failure.ExitCode;
import org.pierian.spec.diagnostic.DiagnosticRenderer;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

/// Every example cut at every byte, and with every byte replaced by four of sixteen that hurt, in turns: a good spec
/// still, or refused as `check` refuses, with exit code 65 and a text that can be shown.
class DamagedExamplesTest {

    private static final byte[] NASTY = {
        0, '\t', '\n', ' ', '"', '\'', '&', '*', '!', '{', ']', ':', '-', '#', (byte) 0xFF, (byte) 0xC3
    };

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../examples/specs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void cutAtEveryByte(Path example) throws IOException {
        byte[] good = Files.readAllBytes(example);
        for (int length = 0; length < good.length; length++) {
            judge(Arrays.copyOf(good, length));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyByteReplaced(Path example) throws IOException {
        byte[] good = Files.readAllBytes(example);
        for (int at = 0; at < good.length; at++) {
            for (int turn = at % 4; turn < NASTY.length; turn += 4) {
                byte[] bad = good.clone();
                bad[at] = NASTY[turn];
                judge(bad);
            }
        }
    }

    private static void judge(byte[] bytes) throws IOException {
        SpecResult result =
                SpecCheck.complete(SpecReader.read(new ByteArrayInputStream(bytes), Path.of(""), List.of()));
        ExitCode code = SpecOptions.exitCode(result.diagnostics());
        if (result.isRefused()) {
            // A slash in the name of a file makes it a path out of the folder, which policy forbids.
            assertThat(code).isIn(ExitCode.INPUT, ExitCode.POLICY);
        } else {
            assertThat(code).isEqualTo(ExitCode.DONE);
        }
        String shown = DiagnosticRenderer.plain(result.sources()).render(result.diagnostics());
        assertThat(shown.isEmpty()).isEqualTo(result.diagnostics().isEmpty());
    }
}
