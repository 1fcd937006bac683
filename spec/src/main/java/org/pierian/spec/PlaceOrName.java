package org.pierian.spec;

/// An entry of an axis: an integer, its place, or a text, the name of a column. A name of digits is written in
/// quotes.
public sealed interface PlaceOrName {

    /// By its place.
    ///
    /// @param index from 0 on, or from -1 for the last
    record Place(int index) implements PlaceOrName {}

    /// By its name.
    ///
    /// @param name of a column
    record Name(String name) implements PlaceOrName {}
}
