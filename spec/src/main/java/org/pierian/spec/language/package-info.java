/// The language as data: which words there are, which keys they take, of what type; read off the records of
/// [org.pierian.spec] by reflection, so that reader, writer, schema and reference page cannot disagree.
@NullMarked
package org.pierian.spec.language;

import org.jspecify.annotations.NullMarked;
