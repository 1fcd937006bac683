package org.pierian.runner.dataset;

import java.nio.file.Path;

/// Turns files of pictures into inputs of a trained network.
public interface PictureCoder {

    /// The levels of a picture, 0 to 255, as many as an example has inputs.
    ///
    /// @throws org.pierian.runner.failure.Failure when the file is no picture, or does not fit
    byte[] read(Path file);

    /// The same of a file that is in memory.
    ///
    /// @param name what messages call it
    /// @throws org.pierian.runner.failure.Failure when it is no picture, or does not fit
    byte[] decode(byte[] file, String name);

    /// What each level becomes: a table of 256 numbers, or one for each channel.
    float[][] tables();
}
