/// From records to text: the canonical form of a spec.
@NullMarked
package org.pierian.spec.write;

import org.jspecify.annotations.NullMarked;
