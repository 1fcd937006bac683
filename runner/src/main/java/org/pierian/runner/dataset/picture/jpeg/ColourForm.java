package org.pierian.runner.dataset.picture.jpeg;

import java.util.List;

/// What the components of a picture are.
enum ColourForm {
    /// Brightness alone.
    GREY,
    /// Brightness and two differences of colour.
    YCC,
    /// Red, green and blue.
    RGB;

    /// Of a file without Adobe's note.
    static final int NO_NOTE = -1;

    /// What the components are, by the notes of the file and their numbers, as libjpeg decides it.
    ///
    /// @param components their numbers
    /// @param hasJfif whether the file has the note of JFIF
    /// @param transform what Adobe's note says, or [#NO_NOTE]
    static ColourForm of(List<Integer> components, boolean hasJfif, int transform) {
        if (components.size() == 1) {
            return GREY;
        }
        boolean named = components.equals(List.of((int) 'R', (int) 'G', (int) 'B'));
        boolean rgb = !hasJfif && (transform == NO_NOTE ? named : transform == 0);
        return rgb ? RGB : YCC;
    }
}
