package org.pierian.runner.failure;

/// What can be wrong with a file of data, with a stable code. From D060 to D069 they are warnings: what is valid and
/// most
/// often not meant.
public enum DataMistake {
    NOT_TEXT(
            "D010",
            "not text in its encoding",
            "A table is UTF-8 text, with or without a byte order mark, unless `encoding` names another code; a file"
                    + " whose name ends in `.gz` is decompressed. A spreadsheet and other compressed files are refused;"
                    + " decompress them, or save them as CSV in UTF-8."),
    UNKNOWN_VALUE(
            "D024",
            "a value that the spec does not list",
            "`values` lists every class, and every word of a categorical column, so that shapes are known before data"
                    + " is read. Upper and lower case and blanks count. Add the value to the list, or fix the cell."),
    VOCABULARY(
            "D025",
            "a text that does not fit its vocabulary",
            "`tokens: {characters: 65}` says how many different characters the texts have, so that shapes are known before it"
                    + " is read. The other files of a dataset, and every text that a trained network is measured on, may"
                    + " have no others."),
    TEXT_LENGTH(
            "D026",
            "a text that does not fit `sequence_length`",
            "A window has `sequence_length` tokens, and its target one more; each set of examples has at least one. Of lines,"
                    + " the longest has its tokens and one step more for its end. Texts with classes have at most `sequence_length`"
                    + " tokens, unless `truncate: true` leaves out what is behind."),
    WIDTH(
            "D030",
            "a row with more or fewer cells than the header",
            "Each row has as many cells as the header. A comma inside a cell needs quotes around the cell; blank lines"
                    + " are allowed only at the end."),
    NOT_A_NUMBER(
            "D031",
            "a cell that is not a number",
            "A number is written as in JSON: `-0.5`, `12`, `1e-3`; no blanks, no `+`, no `NaN`. `decimal: comma` and"
                    + " `thousands` declare other marks, `trim: true` leaves blanks out. It has to fit a 32-bit float. An"
                    + " empty cell is a missing value; other texts for one are named by `missing_values`."),
    QUOTES(
            "D032",
            "quotes that do not end, or end too early",
            "A cell that begins with a double quote ends with one, followed by a comma or the end of the line; a quote"
                    + " inside such a cell is doubled."),
    NO_ROWS("D033", "not enough rows", "A table has a header and below it at least one row for each set of examples."),
    TOO_LARGE(
            "D034",
            "a line, a cell or a table that is too large",
            "A line has at most 1,048,576 characters and a row at most 65,536 cells; all numbers of a table fit one"
                    + " array of 2^31."),
    COLUMN(
            "D035",
            "a column that is not there, or there twice",
            "The columns that the spec names are in the first line of the file, each once. Upper and lower case and"
                    + " blanks count."),
    MISSING(
            "D036",
            "a missing value",
            "A cell is empty or holds one of `missing_values`, and the spec does not say what stands for it: write"
                    + " `missing: mean` or `missing: zero` for the feature. The target may not be missing."),
    NOT_A_DATE(
            "D037",
            "a cell that is not a date",
            "A date is written as `2024-01-31`, or in the order that `order` names, with `-`, `/` or `.` between its"
                    + " numbers; a time follows as `12:30` or `12:30:00.5`, with `Z` or `+02:00` at its end where it is"
                    + " not UTC."),
    JSON_LINE(
            "D038",
            "a line that is not an object of JSON",
            "JSON lines are text in UTF-8 with an object of JSON in each line, `{\"age\": 12, \"kind\": \"cat\"}`. A key is there"
                    + " once, a number is finite, and nothing follows the object. A line has at most 1,048,576 bytes and 64"
                    + " levels. Blank lines are allowed at the end."),
    COLUMN_TYPE(
            "D039",
            "a column whose values are not single ones",
            "A cell of a table is a number, a text, true or false, or a date. JSON lines and Parquet can hold lists, objects and"
                    + " values of other types: columns of these cannot be used. Leave such a column out of the spec, or write"
                    + " what you need of it into columns of their own."),
    PICTURE(
            "D040",
            "a file that is no picture of the kind that the network takes",
            "An `images` dataset takes JPEG, PNG, BMP, GIF, PGM and PPM, of the size in the spec unless `resize` says what is"
                    + " done to others, and without transparent pixels unless `background` says what is behind them. A file that"
                    + " breaks the rules of its format is refused, and so are CMYK, JPEG with arithmetic codes or more than 8"
                    + " bits, and pictures of more than 67,108,864 pixels. A network that was trained on `mnist` or `idx` takes"
                    + " PNG files in grey, or of colours that are all grey, of 1 to 8 bits, without interlacing and"
                    + " transparency, and files of the IDX format with many images. Height and width are those of the images"
                    + " that it was trained on; nothing is resized. 0 is black, and 255 white."),
    FOLDER(
            "D041",
            "a folder that is not as the spec says",
            "The folder of an `images` dataset has a folder for each class, with nothing beside them; where a set has a folder"
                    + " of its own, the training pictures are in `train`, and each set has the folders of the classes. With"
                    + " `labels` a table names each picture once. `docs/images.md` has examples. The folder of a `text_folder` dataset"
                    + " has a file for each class, `NAME.txt`, with a text in each line; `docs/text.md` has examples."),
    PARQUET(
            "D043",
            "a file that is no Parquet file, or is damaged",
            "A Parquet file begins and ends with `PAR1`, and its metadata have to agree with each other and with what follows"
                    + " from the bytes: a file that is cut off or changed is refused, as far as that can be seen, before"
                    + " memory is taken for it. Encrypted files, and compression other than gzip, Snappy and Zstandard, are"
                    + " refused, too."),
    ARRAY(
            "D070",
            "a file that holds no array of numbers",
            "An `npy` dataset takes files that `numpy.save` writes, an `npz` dataset those of `numpy.savez` and"
                    + " `numpy.savez_compressed`: arrays of bool, int8 to int64, uint8 to uint64 or float16 to float64, in either"
                    + " byte order, with the first or the last axis running fastest. Python objects, texts, dates, complex numbers"
                    + " and records are refused, as are files with bytes behind the array, and zip files with anything but"
                    + " arrays in them, or with a name twice. All numbers of an array take less than 2 GiB."),
    ARRAY_SHAPE(
            "D071",
            "an array that does not fit the spec",
            "The first axis of an array is the examples, of which inputs and targets have as many. The other axes are those"
                    + " that `shape` and `target` say, but for axes of size 1. Indices below a `vocabulary` are integers. Names of"
                    + " arrays in an NPZ file are those of the file."),
    ARRAY_VALUE(
            "D072",
            "a number in an array that does not fit the spec",
            "Inputs and targets are finite numbers that fit a 32-bit float. Classes and indices are integers from 0 to below"
                    + " their number; of steps and pixels those with `ignore_index` are not counted. Labels are 0 or 1."),
    OUTSIDE(
            "D050",
            "a file outside of the folder",
            "A spec reads nothing outside its own folder and the folders for data, and a symbolic link next to it does not"
                    + " change that: it may be a stranger's, as the spec may. In a folder that you name yourself, by"
                    + " `--data-dir` or `RUNNER_DATA`, links are followed."),
    CONNECTION(
            "D051",
            "a connection that nobody has allowed",
            "A spec may be a stranger's, so it connects to no server by itself. Each server is allowed by the person who runs it:"
                    + " with `--allow-network HOST`, or by yes to the question on a terminal, which is remembered nowhere. The host"
                    + " is the one in the `url` of the spec, or one that a dataset is downloaded from, as the message names it."),
    QUERY(
            "D052",
            "a query that the database refuses",
            "The text in the message is the database's own. The query is asked in brackets, as `select COLUMNS from (QUERY) q"
                    + " order by KEY`, in a transaction that may only read, so that it has to be one query that has rows. Names of"
                    + " columns must differ. `docs/sql.md` has more."),
    ROW_TYPE(
            "D053",
            "a value of a type that is not read from a database",
            "Integers, decimals, floating-point numbers, booleans, texts, dates and times become texts by written rules. Blobs,"
                    + " arrays, JSON, intervals and other types do not: leave the column out, or cast it to text in the query."),
    ROW_KEY(
            "D054",
            "a key that does not order the rows",
            "Rows of a query are ordered by `key`, so that they do not depend on the server: integers by size, or texts by the"
                    + " bytes of UTF-8. Each row has one, and no two rows have the same. Most often it is the primary key."),
    SORTED(
            "D060",
            "training examples sorted by class (warning)",
            "The training examples come class after class, and `shuffle` is false. The network then forgets each class while it"
                    + " learns the next. Write `shuffle: true`."),
    CONSTANT(
            "D061",
            "a column with one value (warning)",
            "A feature has the same value in all training rows, so that nothing can be learned from it. Delete the feature,"
                    + " or look whether the right file is read."),
    LIKE_TARGET(
            "D062",
            "a column that tells the target (warning)",
            "From one column alone the target follows almost exactly: a correlation above 0.9999, or a class for each value."
                    + " Often such a column is found out together with the target or after it, and is missing when the model"
                    + " is used. Delete the feature if it is so."),
    SHARED_ROWS(
            "D063",
            "the same rows in training and test (warning)",
            "Rows of the validation or the test set are training rows too: the same features and the same target. The network"
                    + " may know them by heart, and its figures are better than on new rows. Delete rows that are in the file"
                    + " twice, or keep those that belong together in one split with `group`."),
    FEW_ROWS(
            "D064",
            "a class with fewer than five training examples (warning)",
            "So few examples hardly teach a class, and often none is left for the test. Collect more, or join it with another"
                    + " class; `stratify: true` keeps each class's share in each split."),
    SKIPPED(
            "D065",
            "broken pictures that were left out (warning)",
            "With `--skip-bad` files of pictures that break the rules of their format, or are of a form that is not read, are"
                    + " left out of their sets. The record lists them and what is wrong with them, and they are a part of the"
                    + " run's identity; `verify`, `resume` and `evaluate` leave the same files out. Pictures of another size and"
                    + " transparent ones are refused all the same: a word in the spec says what becomes of them.");

    private final String code;
    private final String title;
    private final String text;

    DataMistake(String code, String title, String text) {
        this.code = code;
        this.title = title;
        this.text = text;
    }

    /// The code, such as `D031`.
    public String code() {
        return code;
    }

    /// A few words, lower case.
    public String title() {
        return title;
    }

    /// What is expected, and what to do.
    public String text() {
        return text;
    }

    /// A failure with this code.
    public Failure failure(String message) {
        return Failure.of(this == OUTSIDE || this == CONNECTION ? ExitCode.POLICY : ExitCode.INPUT, message)
                .code(code);
    }
}
