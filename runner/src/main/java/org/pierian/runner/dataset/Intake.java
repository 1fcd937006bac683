package org.pierian.runner.dataset;

import org.pierian.spec.Separator;

/// How examples come to a network once it is trained, with nothing of the data that it was trained on.
public sealed interface Intake {

    /// As rows of tables.
    ///
    /// @param coder turns a row into inputs
    /// @param separator what stands between the cells of a row, as far as the spec knows
    record Table(RowCoder coder, Separator separator) implements Intake {}

    /// As images of bytes.
    ///
    /// @param height rows of an image
    /// @param width columns of an image
    /// @param scaling what is done to a pixel of 0 to 255
    record Pictures(int height, int width, Scaling scaling) implements Intake {}
}
