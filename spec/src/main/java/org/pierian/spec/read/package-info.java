/// From a file to a resolved spec: inheritance, overrides, parameters, then the records, with the origin of
/// each value.
@NullMarked
package org.pierian.spec.read;

import org.jspecify.annotations.NullMarked;
