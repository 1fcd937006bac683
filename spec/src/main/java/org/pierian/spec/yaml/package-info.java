/// Strict YAML: bytes become a checked text, the text becomes located nodes, a scalar becomes what YAML 1.2
/// says it is.
///
/// Nothing here knows the language of specs.
@NullMarked
package org.pierian.spec.yaml;

import org.jspecify.annotations.NullMarked;
