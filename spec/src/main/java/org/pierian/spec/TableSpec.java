package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// A table: rows with a cell in each column, of which some are learned from and one is learned.
///
/// Every kind has these keys; what it has besides says where its rows are and how they are written.
@Doc("A table: rows with a cell in each column, of which some are learned from and one is learned.")
public sealed interface TableSpec extends DatasetSpec, TableKeys
        permits TableSpec.Csv, TableSpec.Jsonl, TableSpec.Parquet, SqlSpec {

    @Override
    Optional<RowSetSpec> validation();

    @Key("csv")
    @Doc(
            value = "A table of comma-separated values, compressed with gzip if its name ends in `.gz`. Only the"
                    + " columns that are written here are used; others are ignored.",
            shapes = "the inputs of all features in order; the outputs of the target",
            source = "RFC 4180, Common Format and MIME Type for CSV Files",
            example = """
                dataset:
                  csv:
                    file: penguins.csv
                    features:
                      - numeric: bill_length_mm
                      - numeric: {column: body_mass_g, scale: minmax, missing: mean}
                      - categorical: {column: island, values: [Biscoe, Dream, Torgersen]}
                    target:
                      class: {column: species, values: [Adelie, Chinstrap, Gentoo]}
                    test: {fraction: 0.2}\
                """)
    record Csv(
            @Doc(TableDocs.FILE) @PathInFolder String file,

            @Doc(TableDocs.FEATURES) List<FeatureSpec> features,
            @Doc(TableDocs.TARGET) TargetSpec target,

            @Doc(TableDocs.TEST) @Default("{fraction: 0.2}") RowSetSpec test,

            @Doc(TableDocs.VALIDATION) Optional<RowSetSpec> validation,

            @Doc(TableDocs.SPLIT_SEED) Optional<Long> splitSeed,

            @Doc(TableDocs.GROUP) Optional<String> group,

            @Doc(TableDocs.STRATIFY) Optional<Boolean> stratify,

            @Doc("The separator between the cells of a row.") @Default("comma")
            Separator separator,

            @Doc(TableDocs.MISSING_VALUES) Optional<List<String>> missingValues,

            @Doc("The mark before the decimals of a number; a point unless written.")
            Optional<DecimalMark> decimal,

            @Doc("The mark between groups of three digits before the decimals; none unless written.")
            Optional<ThousandsMark> thousands,

            @Doc("Whether the first line names the columns; if `false`, they are called 1, 2, 3 and so on. `true`"
                    + " unless written.")
            Optional<Boolean> header,

            @Doc("Whether blanks around the text of a cell are left out. `false` unless written.")
            Optional<Boolean> trim,

            @Doc("The character that begins a line of comment, which is skipped; without it there is no comment.")
            Optional<CommentMark> comment,

            @Doc("How the text is encoded; UTF-8 unless written.")
            Optional<Encoding> encoding)
            implements TableSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            List<Contradiction> ofDialect = new DialectRules(separator, decimal, thousands, comment)
                    .broken(header.orElse(true), target, features);
            if (!ofDialect.isEmpty()) {
                return ofDialect;
            }
            return TableRules.of(this).broken();
        }
    }

    @Key("jsonl")
    @Doc(
            value =
                    "A table of JSON lines: an object of JSON in each line, whose keys are the columns; compressed with gzip if"
                            + " its name ends in `.gz`. Numbers, texts, true and false are cells; null, and a key that is not there,"
                            + " is a missing value. Only the columns that are written here are used; others are ignored.",
            shapes = "the inputs of all features in order; the outputs of the target",
            source = "RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format; jsonlines.org",
            example = """
                dataset:
                  jsonl:
                    file: penguins.jsonl
                    features:
                      - numeric: bill_length_mm
                      - categorical: {column: island, values: [Biscoe, Dream, Torgersen]}
                    target:
                      class: {column: species, values: [Adelie, Chinstrap, Gentoo]}
                    test: {fraction: 0.2}\
                """)
    record Jsonl(
            @Doc(TableDocs.FILE) @PathInFolder String file,

            @Doc(TableDocs.FEATURES) List<FeatureSpec> features,
            @Doc(TableDocs.TARGET) TargetSpec target,

            @Doc(TableDocs.TEST) @Default("{fraction: 0.2}") RowSetSpec test,

            @Doc(TableDocs.VALIDATION) Optional<RowSetSpec> validation,

            @Doc(TableDocs.SPLIT_SEED) Optional<Long> splitSeed,

            @Doc(TableDocs.GROUP) Optional<String> group,

            @Doc(TableDocs.STRATIFY) Optional<Boolean> stratify,

            @Doc(TableDocs.MISSING_VALUES) Optional<List<String>> missingValues)
            implements TableSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return TableRules.of(this).broken();
        }
    }

    @Key("parquet")
    @Doc(
            value =
                    "A table in a Parquet file, with columns that are not nested: integers, floats, decimals, true and false,"
                            + " texts, dates and times. Only the columns that are written here are read.",
            shapes = "the inputs of all features in order; the outputs of the target",
            source = "Apache Parquet, file format and logical types",
            example = """
                dataset:
                  parquet:
                    file: penguins.parquet
                    features:
                      - numeric: bill_length_mm
                      - categorical: {column: island, values: [Biscoe, Dream, Torgersen]}
                    target:
                      class: {column: species, values: [Adelie, Chinstrap, Gentoo]}
                    test: {fraction: 0.2}\
                """)
    record Parquet(
            @Doc(TableDocs.FILE) @PathInFolder String file,

            @Doc(TableDocs.FEATURES) List<FeatureSpec> features,
            @Doc(TableDocs.TARGET) TargetSpec target,

            @Doc(TableDocs.TEST) @Default("{fraction: 0.2}") RowSetSpec test,

            @Doc(TableDocs.VALIDATION) Optional<RowSetSpec> validation,

            @Doc(TableDocs.SPLIT_SEED) Optional<Long> splitSeed,

            @Doc(TableDocs.GROUP) Optional<String> group,

            @Doc(TableDocs.STRATIFY) Optional<Boolean> stratify,

            @Doc(TableDocs.MISSING_VALUES) Optional<List<String>> missingValues)
            implements TableSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return TableRules.of(this).broken();
        }
    }
}
