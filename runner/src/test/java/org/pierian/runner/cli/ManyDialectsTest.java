package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One table, written in many ways: those that mean the same give the same weights, and cells that cannot be read are
/// named. `scripts/test-dialects.sh` takes more of the ways.
class ManyDialectsTest {

    private static final int COUNT = Integer.getInteger("pierian.dialects", 36);
    private static final int STEP = 149; // has no divisor in common with their number, so that all marks are mixed
    private static final int ODD_ROW = 17;

    @TempDir
    Path folder;

    /// A way to write the table.
    private record Way(int index) {

        private static final String[] SEPARATORS = {",", ";", "\t", "|"};
        private static final String[] CODES = {"UTF-8", "windows-1252", "UTF-16LE"};
        private static final String[] ODD = {"", "NA", " ", "12:30"};

        String separator() {
            return SEPARATORS[index % 4];
        }

        boolean decimalComma() {
            return index / 4 % 2 == 1;
        }

        boolean grouped() {
            return index / 8 % 2 == 1;
        }

        boolean quoted() {
            return index / 16 % 2 == 1;
        }

        boolean header() {
            return index / 32 % 2 == 0;
        }

        String odd() {
            return ODD[index / 64 % 4];
        }

        Charset charset() {
            return Charset.forName(CODES[index / 256 % 3]);
        }

        /// What the table means: the same for the same text.
        String meaning() {
            return odd().isEmpty() ? "whole" : "a number is missing";
        }

        boolean isRefused() {
            return odd().contains(":");
        }

        String number(int hundredths) {
            String whole = Integer.toString(hundredths / 100);
            String group = decimalComma() ? "." : ",";
            String text = grouped() ? whole.charAt(0) + group + whole.substring(1) : whole;
            return text + (decimalComma() ? "," : ".") + (10 + hundredths % 90);
        }

        String cell(String text) {
            return quoted() || text.contains(separator()) ? '"' + text + '"' : text;
        }

        String row(String... cells) {
            StringBuilder row = new StringBuilder();
            for (String cell : cells) {
                row.append(row.isEmpty() ? "" : separator()).append(cell(cell));
            }
            return row + (index % 3 == 0 ? "\r\n" : "\n");
        }

        String text() {
            StringBuilder text = new StringBuilder(charset().name().equals("UTF-16LE") ? "\uFEFF" : "");
            text.append(index % 7 == 0 ? "# von 2024\n" : "");
            text.append(header() ? row("preis", "gr\u00F6\u00DFe", "zahl", "klasse") : "");
            String[] words = {"f\u00FCnf", "zw\u00F6lf", "drei"};
            for (int i = 0; i < 40; i++) {
                String number = i == ODD_ROW && !odd().isEmpty() ? odd() : number(100_000 + i * 7919 % 800_000);
                text.append(
                        row(number, words[i % 3], Integer.toString(i * 13 % 29), i * 5 % 7 < 3 ? "ja!" : "n\u00F6"));
            }
            return text.toString();
        }

        int oddLine() {
            return ODD_ROW + 1 + (header() ? 1 : 0) + (index % 7 == 0 ? 1 : 0);
        }
    }

    @Test
    void whatMeansTheSameGivesTheSameWeights() throws IOException {
        Map<String, String> weights = new HashMap<>();
        int refused = 0;
        for (int i = 0; i < COUNT; i++) {
            Way way = new Way(i * STEP % 768);
            Path csv = Files.write(folder.resolve("t" + i + ".csv"), way.text().getBytes(way.charset()));
            String spec = folder.resolve("t" + i + ".yaml").toString();
            Program.Result init = Program.run("init", "--from", csv.toString(), spec);
            assertThat(init.code()).as("%s\n%s", way, init.err()).isZero();
            Program.Result train = Program.run(
                    "train",
                    spec,
                    "--out",
                    folder.resolve("runs").toString(),
                    "--json",
                    "--quiet",
                    "--no-lock",
                    "--set",
                    "epochs=2");
            if (way.isRefused()) {
                refused++;
                assertThat(init.err()).as("%s", way).contains("`12:30` in line " + way.oddLine());
                assertThat(train.code()).isEqualTo(65);
                assertThat(train.err()).as("%s", way).contains("t" + i + ".csv:" + way.oddLine() + ": ", "`12:30`");
            } else {
                assertThat(train.code())
                        .as("%s\n%s\n%s", way, init.err(), train.err())
                        .isZero();
                JsonNode result = new ObjectMapper().readTree(train.out());
                String hash = result.get("weights_sha256").textValue();
                assertThat(weights.computeIfAbsent(way.meaning(), meaning -> hash))
                        .as("%s", way)
                        .isEqualTo(hash);
            }
        }
        assertThat(weights).hasSize(2);
        assertThat(refused).isPositive();
        if (Integer.getInteger("pierian.dialects") != null) {
            System.out.println(COUNT + " ways to write a table, " + refused + " with a cell that is refused");
        }
    }
}
