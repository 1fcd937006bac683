package org.pierian.runner.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the person, and not the spec, says of connections to databases.
///
/// @param network which servers may be connected to
/// @param drivers jars with JDBC drivers
/// @param credentials a file with the user's name and the password
public record Connections(NetworkAccess network, List<Path> drivers, Optional<Path> credentials) {

    /// Nothing is allowed.
    public static final Connections NONE = new Connections(NetworkAccess.NONE, List.of(), Optional.empty());

    /// Takes a copy.
    public Connections {
        drivers = List.copyOf(drivers);
    }
}
