package org.pierian.spec.diagnostic;

/// A second place that explains a mistake, such as the first use of a key that is given twice.
///
/// @param location where
/// @param label what is to be seen there
public record Related(Location location, String label) {}
