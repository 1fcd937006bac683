package org.pierian.spec.diagnostic;

/// A further location that explains an error, such as the first one of a duplicate key.
///
/// @param location where
/// @param label what is there
public record Related(Location location, String label) {}
