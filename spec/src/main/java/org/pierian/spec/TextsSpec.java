package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Texts whose answers are known: a class for each, or one for each token.
@Doc("Texts whose answers are known: a class for each, or one for each token.")
public sealed interface TextsSpec extends DatasetSpec, TextKeys {

    @Override
    Optional<RowSetSpec> validation();

    /// Whether tokens behind the last step are left out.
    default boolean isCut() {
        return truncate().orElse(false);
    }

    @Key("text_folder")
    @Doc(
            value =
                    "Texts with a class each, in a folder with a file for each class, `Arabic.txt`: each of its lines that"
                            + " holds something is an example. The files are in UTF-8, unless tokens are `bytes` or `bpe`.",
            shapes = "indices below tokens, [sequence_length], padded; as many outputs as classes",
            source = "docs/text.md",
            example = """
                dataset:
                  text_folder:
                    folder: names
                    tokens: {characters: 57}
                    sequence_length: 20
                    classes: [Arabic, Chinese, Czech]
                    validation: {fraction: 0.1}\
                """)
    record TextFolder(
            @Doc("The folder, in the spec's folder or below it, or in the data folders.") @PathInFolder
            String folder,

            @Doc("What a token is.") TokensSpec tokens,

            @Doc("The most tokens of a text, and the steps of an example.") @Range(min = 1)
            int sequenceLength,

            @Doc("All classes, in the order of the outputs: the names of the files without `.txt`.")
            List<String> classes,

            @Doc("Whether the tokens behind the last step are left out; a longer text is refused unless written.")
            Optional<Boolean> truncate,

            @Doc("Which texts are the test set: a `fraction`, or a `folder` with files of the same names.")
            @Default("{fraction: 0.2}")
            RowSetSpec test,

            @Doc("Which texts are the validation set; none unless written.")
            Optional<RowSetSpec> validation,

            @Doc("What texts are drawn by, any 64-bit integer; 0 unless written.")
            Optional<Long> splitSeed,

            @Doc("Whether drawn texts have the classes in the proportions of all; `true` unless written.")
            Optional<Boolean> stratify)
            implements TextsSpec, Constrained {

        /// Whether the texts to train with are in a subfolder of their own.
        public boolean hasSubfolders() {
            return test instanceof RowSetSpec.Folder
                    || validation.filter(RowSetSpec.Folder.class::isInstance).isPresent();
        }

        @Override
        public List<Contradiction> contradictions() {
            return new TextSetRules(TextSetRules.Form.FOLDER, this).broken(stratify);
        }
    }

    @Key("text_table")
    @Doc(
            value = "Texts with a class each, in two columns of a table with a header, in UTF-8;"
                    + " compressed with gzip if its name ends in `.gz`.",
            shapes = "indices below tokens, [sequence_length], padded; as many outputs as classes",
            source = "RFC 4180, Common Format and MIME Type for CSV Files",
            example = """
                dataset:
                  text_table:
                    file: reviews.csv
                    text_column: review
                    class_column: sentiment
                    tokens: {words: 20000}
                    sequence_length: 200
                    classes: [negative, positive]
                    truncate: true\
                """)
    record TextTable(
            @Doc("The table, in the spec's folder or below it, or in the data folders.") @PathInFolder
            String file,

            @Doc("Name of the column with the texts.") String textColumn,
            @Doc("Name of the column with the classes.") String classColumn,
            @Doc("What a token is.") TokensSpec tokens,

            @Doc("The most tokens of a text, and the steps of an example.") @Range(min = 1)
            int sequenceLength,

            @Doc("All classes, in the order of the outputs.")
            List<String> classes,

            @Doc("Whether the tokens behind the last step are left out; a longer text is refused unless written.")
            Optional<Boolean> truncate,

            @Doc("Which rows are the test set.") @Default("{fraction: 0.2}")
            RowSetSpec test,

            @Doc("Which rows are the validation set; none unless written.")
            Optional<RowSetSpec> validation,

            @Doc("What rows are drawn by, any 64-bit integer; 0 unless written.")
            Optional<Long> splitSeed,

            @Doc("Whether drawn rows have the classes in the proportions of all; `true` unless written.")
            Optional<Boolean> stratify,

            @Doc("The separator between the cells of a row; `comma` unless written.")
            Optional<Separator> separator)
            implements TextsSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new TextSetRules(TextSetRules.Form.TABLE, this)
                    .different("class_column", textColumn, classColumn)
                    .broken(stratify);
        }
    }

    @Key("conll")
    @Doc(
            value =
                    "Sentences with a label for each word, in the columns of a file as the conferences on natural language"
                            + " learning use them: a line for each word, its cells with tabs or blanks between, and an empty line"
                            + " between sentences. Lines of `-DOCSTART-` are left out.",
            shapes = "indices below vocabulary, [sequence_length], padded; output [sequence_length, labels]",
            source = "Tjong Kim Sang and De Meulder 2003, Introduction to the CoNLL-2003 shared task",
            example = """
                dataset:
                  conll:
                    file: train.conll
                    vocabulary: 20000
                    sequence_length: 124
                    labels: [O, B-LOC, I-LOC, B-ORG, I-ORG, B-PER, I-PER, B-MISC, I-MISC]
                    label_column: 4
                    test: {file: test.conll}\
                """)
    record Conll(
            @Doc("The file, in the spec's folder or below it, or in the data folders.") @PathInFolder
            String file,

            @Doc(
                    "The most tokens: 0 is padding, 1 every word that is not among the most frequent ones of the training set,"
                            + " which follow.")
            @Default("20000")
            @Range(min = 3, max = 16777216)
            int vocabulary,

            @Doc("The most words of a sentence, and the steps of an example.") @Range(min = 1)
            int sequenceLength,

            @Doc("All labels, in the order of the outputs.") List<String> labels,

            @Doc("The column of the words, from 1.") @Default("1") @Range(min = 1, max = 1000)
            int tokenColumn,

            @Doc("The column of the labels, from 1; the last unless written.") @Range(min = 1, max = 1000)
            Optional<Integer> labelColumn,

            @Doc("The character that begins a line of comment, which is skipped; without it there is no comment.")
            Optional<CommentMark> comment,

            @Doc("Whether the words behind the last step are left out; a longer sentence is refused unless written.")
            Optional<Boolean> truncate,

            @Doc("Which sentences are the test set: a drawn `fraction`, the `last`, or a `file`.")
            @Default("{fraction: 0.2}")
            RowSetSpec test,

            @Doc("Which sentences are the validation set; none unless written.")
            Optional<RowSetSpec> validation,

            @Doc("What sentences are drawn by, any 64-bit integer; 0 unless written.")
            Optional<Long> splitSeed)
            implements TextsSpec, Constrained {

        @Override
        public TokensSpec tokens() {
            return new TokensSpec.Words(vocabulary);
        }

        @Override
        public List<String> classes() {
            return labels;
        }

        @Override
        public List<Contradiction> contradictions() {
            return new TextSetRules(TextSetRules.Form.CONLL, this)
                    .different("label_column", tokenColumn, labelColumn.orElse(0))
                    .small("sequence_length", (long) sequenceLength * Math.max(1, labels.size()))
                    .broken(Optional.empty());
        }
    }
}
