package org.pierian.runner.dataset;

/// How examples come to a network once it is trained, with nothing of the data that it was trained on.
public sealed interface Intake {

    /// As rows of tables.
    ///
    /// @param coder turns a row into inputs
    record Table(RowCoder coder) implements Intake {}

    /// As pictures of any format and, if the spec says so, of any size.
    ///
    /// @param coder turns a picture into inputs
    record PictureFiles(PictureCoder coder) implements Intake {}

    /// As images of bytes.
    ///
    /// @param height rows of an image
    /// @param width columns of an image
    /// @param scaling what is done to a pixel of 0 to 255
    record Pictures(int height, int width, Scaling scaling) implements Intake {}

    /// As arrays of numbers.
    ///
    /// @param coder turns an array into inputs
    record Arrays(ArrayCoder coder) implements Intake {}

    /// As texts, a line each.
    ///
    /// @param coder the vocabulary
    record Lines(LineCoder coder) implements Intake {}

    /// As the beginning of a text.
    ///
    /// @param coder the vocabulary
    record Text(TextCoder coder) implements Intake {}
}
