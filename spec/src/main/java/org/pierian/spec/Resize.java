package org.pierian.spec;

/// How pictures of another size become as large as they have to be.
public enum Resize {
    /// Height and width each for itself, so that shapes change.
    @Doc("Height and width each for itself, so that shapes change.")
    STRETCH,
    /// As large as fits, in the middle, between bars of the colour `background`, black unless written.
    @Doc("As large as fits, in the middle, between bars of the colour `background`, black unless written.")
    FIT,
    /// As small as covers everything; what is outside is cut off on both sides.
    @Doc("As small as covers everything; what is outside is cut off on both sides.")
    CROP
}
