package org.pierian.core.data.augment;

import org.pierian.core.random.Draws;

/// A random change of a picture. It keeps nothing between pictures.
public interface Augmentation {

    /// Changes a picture.
    ///
    /// @param draws random numbers of the picture and of this change
    /// @param picture what is changed
    void apply(Draws draws, Canvas picture);
}
