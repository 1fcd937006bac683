/// Strict YAML: bytes become a checked text, the text becomes located nodes, and a scalar gets its type from YAML 1.2.
///
/// Nothing here depends on the language of specs.
@NullMarked
package org.pierian.spec.yaml;

import org.jspecify.annotations.NullMarked;
