package org.pierian.runner.dataset.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.pierian.runner.dataset.Preprocessing.TokenKind;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.TextsSpec;
import org.pierian.spec.language.Words;

/// Sentences with a label for each word, in columns.
///
/// A line with a tab in it has its cells between tabs, another one between blanks.
final class ConllFile {

    private static final String DOCUMENT = "-DOCSTART-";

    private final TextsSpec.Conll spec;
    private final String name;
    private final BadCells bad;
    private final PassageBuilder sentences;
    private int width;
    private int begun; // the line of the sentence's first word; 0 where there is none yet

    private ConllFile(TextsSpec.Conll spec, String name) {
        this.spec = spec;
        this.name = name;
        this.bad = new BadCells(name);
        this.sentences = new PassageBuilder(name, TokenKind.WORDS);
    }

    /// Reads a file.
    ///
    /// @param name what it is called in messages
    /// @throws org.pierian.runner.failure.Failure when it is not there, or no such file
    static Passages read(TextsSpec.Conll spec, Path file, String name) {
        return new ConllFile(spec, name).read(RawText.text(RawText.bytes(file, name), name));
    }

    private Passages read(String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                end();
            } else if (!isComment(line)) {
                word(number, cells(line));
            }
        }
        end();
        bad.refuse();
        Passages all = sentences.build();
        if (all.size() == 0) {
            throw DataMistake.NO_ROWS
                    .failure("`" + name + "` has no sentence")
                    .at(name)
                    .help("write a line for each word, and an empty line between sentences");
        }
        return all;
    }

    private boolean isComment(String line) {
        return spec.comment()
                .filter(mark -> line.startsWith(Words.ofConstant(mark)))
                .isPresent();
    }

    private static List<String> cells(String line) {
        return line.indexOf('\t') < 0
                ? List.of(line.strip().split("\\s+", -1))
                : Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }

    private void end() {
        if (begun > 0) {
            sentences.end(name + ":" + begun);
        }
        begun = 0;
    }

    private void word(int number, List<String> cells) {
        if (cells.size() >= spec.tokenColumn()
                && cells.get(spec.tokenColumn() - 1).equals(DOCUMENT)) {
            end();
            return;
        }
        width = width == 0 ? cells.size() : width;
        int labelColumn = spec.labelColumn().orElse(width);
        if (cells.size() != width
                || width < Math.max(spec.tokenColumn(), labelColumn)
                || labelColumn == spec.tokenColumn()) {
            bad.note(
                    DataMistake.WIDTH,
                    name + ":" + number,
                    widthFault(cells.size(), labelColumn),
                    "give each word as many cells, with tabs or blanks between");
            return;
        }
        String word = cells.get(spec.tokenColumn() - 1);
        String label = cells.get(labelColumn - 1);
        int known = spec.labels().indexOf(label);
        if (word.isEmpty()) {
            bad.note(
                    DataMistake.MISSING, name + ":" + number, "there is no word", "write the word, or delete the line");
        } else if (known < 0) {
            bad.note(
                    DataMistake.UNKNOWN_VALUE,
                    name + ":" + number,
                    TextTable.unknown(label, spec.labels(), "label"),
                    "add it to `labels`, or fix the line");
        } else {
            begun = begun == 0 ? number : begun;
            sentences.add(word, known);
        }
    }

    private String widthFault(int found, int labelColumn) {
        int needed = Math.max(spec.tokenColumn(), labelColumn);
        if (found != width) {
            return Count.of(found, "cell") + ", the first word has " + width;
        }
        return labelColumn == spec.tokenColumn()
                ? Count.of(found, "cell") + ", and word and label want one each"
                : Count.of(found, "cell") + ", and the spec names column " + needed;
    }
}
