package org.pierian.spec;

import java.util.Optional;

/// A rule between keys of a record that does not hold.
///
/// @param key the key to look at, `milestones` or `features[2]`
/// @param rule what must hold, as a message says it
/// @param got what was found instead, unless the rule says it
/// @param help how to fix it
public record Contradiction(String key, String rule, Optional<String> got, String help) {}
