package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
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
                "train | `SPEC` is missing | runner train --help | runner train --help",
                "predict | `RUN` is missing | runner predict --help | runner predict --help",
                "diff | `A` is missing | runner diff --help | runner diff --help",
                "export | missing | runner export --help | runner export --help",
                "export runs/a | `--to FORMAT` is missing | runner export --help | runner export --help",
                "fit a.yaml | unknown verb `fit` | did you mean `train`? | runner --help",
                "eval runs/a | unknown verb `eval` | did you mean `evaluate`? | runner --help",
                "test runs/a | unknown verb `test` | did you mean `evaluate`? | runner --help",
                "list | unknown verb `list` | did you mean `runs`? | runner --help",
                "validate a.yaml | unknown verb `validate` | did you mean `check`? | runner --help",
                "spec.yaml | unknown verb `spec.yaml` | did you mean `runner train spec.yaml`? | runner --help",
                "xyzzy | unknown verb `xyzzy` | runner --help | runner --help",
                "help | unknown verb `help` | did you mean `--help`? | runner --help",
                "help train | unknown verb `help` | did you mean `runner train --help`? | runner --help",
                "train --epochs 3 a.yaml | unknown option `--epochs` | for one run use `--set epochs=3` | runner train",
                "train a.yaml --epochs=3 | unknown option `--epochs` | for one run use `--set epochs=3` | runner train",
                "train --epochs a.yaml | unknown option `--epochs` | for one run use `--set epochs=...` | runner train",
                "check a.yaml --batch-size 16 | unknown option `--batch-size` | use `--set batch_size=16` | runner check",
                "train a.yaml --bs 16 | unknown option `--bs` | use `--set batch_size=16` | runner train",
                "train a.yaml --lr 0.1 | unknown option `--lr` | use `--set optimizer.WORD.learning_rate=0.1` | WORD is",
                "train a.yaml --weight-decay=1 | `--weight-decay` | `--set optimizer.WORD.weight_decay=1` | WORD is the",
                "evaluate runs/a --epochs 3 | unknown option `--epochs` | runner evaluate --help | runner evaluate",
                "train a.yaml --seed -3 | unknown option `--seed` | use `--set seed=-3` | runner train --help",
                "train a.yaml --threads many | `--threads` wants an integer, got `many` | runner | runner train --help",
                "train a.yaml --threads 1.5 | `--threads` wants an integer, got `1.5` | runner | runner train --help",
                "overfit a.yaml --loss small | `--loss` wants a number, got `small` | runner | runner overfit --help",
            })
    void eachIsSaidAsMistakesOfASpecAre(String command, String message, String help, String last) {
        Program.Result result = Program.run(command.split(" ", -1));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: ").contains(message, help, "\n   = help: " + last);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"train, data.csv", "check, data.csv", "summary, Data.CSV", "train, my data.tsv"})
    void aTableIsNoSpec(String verb, String name, @TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve(name), "x,y\n1,2\n");
        Program.Result result = Program.run(verb, table.toString());
        assertThat(result.code()).isEqualTo(65);
        String shown = name.contains(" ") ? "'" + table + "'" : table.toString();
        assertThat(result.err())
                .contains("error[S018]: `" + table + "` is a table, not a spec", "runner init --from " + shown + "`");
        assertThat(Program.run(verb, folder.resolve("none.csv").toString()).code())
                .isEqualTo(66);
    }
}
