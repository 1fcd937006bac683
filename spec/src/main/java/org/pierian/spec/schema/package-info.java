/// The language as a JSON Schema, for completion and checks inside editors; derived from
/// [org.pierian.spec.language] alone.
@NullMarked
package org.pierian.spec.schema;

import org.jspecify.annotations.NullMarked;
