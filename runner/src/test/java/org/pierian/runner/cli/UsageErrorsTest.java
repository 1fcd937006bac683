package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Command lines with a slip, and what is said of each.
class UsageErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trian xor.yaml | unknown verb `trian` | did you mean `train`? | runner --help",
                "train xor.yaml --sett epochs=3 | unknown option `--sett` | did you mean `--set`? | runner train --help",
                "train xor.yaml --thread=3 | unknown option `--thread` | did you mean `--threads`? | runner train --help",
                "train a.yaml b.yaml | one argument too many: `b.yaml` | runner train --help | runner train --help",
                "check --format xml a.yaml | `--format` wants one of text, json, github, got `xml` | runner | runner check",
                "check --format jsn a.yaml | got `jsn` | did you mean `json`? | runner check --help",
                "train a.yaml --kernels fast | `--kernels` wants one of auto, scalar, vector, got `fast` | runner | runner",
                "evaluate run --split valid | `--split` wants one of train, validation, test, got `valid` | runner | runner",
                "completion fish | `SHELL` wants one of bash, zsh, got `fish` | runner | runner completion --help",
                "train | missing required parameter: 'SPEC' | runner train --help | runner train --help",
                "train a.yaml --threads many | threads | 'many' is not an int | runner train --help",
            })
    void eachIsSaidAsMistakesOfASpecAre(String command, String message, String help, String last) {
        Program.Result result = Program.run(command.split(" ", -1));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: ").contains(message, help, "\n   = help: " + last);
        assertThat(result.out()).isEmpty();
    }
}
