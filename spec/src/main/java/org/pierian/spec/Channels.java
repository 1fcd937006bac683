package org.pierian.spec;

/// The numbers of a pixel.
public enum Channels {
    /// Red, green and blue; a grey picture has the same number three times.
    @Doc("Red, green and blue; a grey picture has the same number three times.")
    RGB,
    /// One number; of colours `(19595 red + 38470 green + 7471 blue + 32768) / 65536`, rounded down.
    @Doc("One number; of colours `(19595 red + 38470 green + 7471 blue + 32768) / 65536`, rounded down.")
    GRAY;

    /// How many there are.
    public int count() {
        return this == RGB ? 3 : 1;
    }
}
