package org.pierian.spec.read;

import org.pierian.spec.diagnostic.Location;

/// Where a value of a resolved spec came from.
public sealed interface Origin {

    /// Nobody wrote it.
    record Default() implements Origin {}

    /// A spec says it, the one that was read or one it inherits from.
    ///
    /// @param location where
    record Written(Location location) implements Origin {}

    /// A spec names a parameter, which says it.
    ///
    /// @param name the parameter
    /// @param location where it is used
    /// @param definition where it is defined
    record Parameter(String name, Location location, Location definition) implements Origin {}

    /// The command line says it.
    ///
    /// @param location where in the list of overrides; its line is the number of the override
    record Overridden(Location location) implements Origin {}
}
