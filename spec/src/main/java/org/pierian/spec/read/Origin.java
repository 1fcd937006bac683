package org.pierian.spec.read;

import org.pierian.spec.diagnostic.Location;

/// Where a value of a resolved spec came from.
public sealed interface Origin {

    /// It is the default.
    record Default() implements Origin {}

    /// It is written in a spec: the one that was read or one that it inherits from.
    ///
    /// @param location where
    record Written(Location location) implements Origin {}

    /// It is the value of a parameter that a spec uses.
    ///
    /// @param owner `params`, or the block whose parameter it is
    /// @param name the parameter
    /// @param location where it is used
    /// @param definition where it is defined
    record Parameter(String owner, String name, Location location, Location definition) implements Origin {}

    /// It was given on the command line.
    ///
    /// @param location where in the list of overrides; its line is the number of the override
    record Overridden(Location location) implements Origin {}
}
