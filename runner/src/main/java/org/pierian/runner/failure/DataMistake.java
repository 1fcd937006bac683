package org.pierian.runner.failure;

/// What can be wrong with a file of data, with a stable code.
public enum DataMistake {
    NOT_TEXT(
            "D010",
            "not UTF-8 text",
            "A table is UTF-8 text, with or without a byte order mark. A compressed file, a spreadsheet, text in UTF-16"
                    + " or in an old 8-bit code is refused; decompress it, or save it as CSV in UTF-8."),
    UNKNOWN_VALUE(
            "D024",
            "a value that the spec does not list",
            "`values` lists every class, and every word of a categorical column, so that shapes are known before data is"
                    + " read. Upper and lower case and blanks count. Add the value to the list, or fix the cell."),
    WIDTH(
            "D030",
            "a row with more or fewer cells than the header",
            "Each row has as many cells as the header. A comma inside a cell needs quotes around the cell; blank lines"
                    + " are allowed only at the end."),
    NOT_A_NUMBER(
            "D031",
            "a cell that is not a number",
            "A number is written as in JSON: `-0.5`, `12`, `1e-3`; no blanks, no decimal comma, no `+`, no `NaN`, no thousands"
                    + " separators. It has to fit a 32-bit float. An empty cell is a missing value; other texts for one are"
                    + " named by `missing_values`."),
    QUOTES(
            "D032",
            "quotes that do not end, or end too early",
            "A cell that begins with a double quote ends with one, followed by a comma or the end of the line; a quote inside"
                    + " such a cell is doubled."),
    NO_ROWS("D033", "not enough rows", "A table has a header and below it at least one row for each set of examples."),
    TOO_LARGE(
            "D034",
            "a line, a cell or a table that is too large",
            "A line has at most 1,048,576 characters and a row at most 65,536 cells; all numbers of a table fit one array of"
                    + " 2^31."),
    COLUMN(
            "D035",
            "a column that is not there, or there twice",
            "The columns that the spec names are in the first line of the file, each once. Upper and lower case and blanks"
                    + " count."),
    MISSING(
            "D036",
            "a missing value",
            "A cell is empty or holds one of `missing_values`, and the spec does not say what stands for it: write `missing:"
                    + " mean` or `missing: zero` for the feature. The target may not be missing."),
    PICTURE(
            "D040",
            "a file that is no picture of the kind that the network takes",
            "A network that was trained on images takes PNG files in grey, or of colours that are all grey, of 1 to 8 bits,"
                    + " without interlacing and transparency, and files of the IDX format with many images. Height and width are"
                    + " those of the images that it was trained on; nothing is resized. 0 is black, and 255 white."),
    OUTSIDE(
            "D050",
            "a file outside of the folder",
            "A spec reads nothing outside its own folder and the folders for data, and a symbolic link does not change"
                    + " that.");

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
        return Failure.of(this == OUTSIDE ? ExitCode.POLICY : ExitCode.INPUT, message)
                .code(code);
    }
}
