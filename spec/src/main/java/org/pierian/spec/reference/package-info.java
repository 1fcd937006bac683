/// The reference page of the language; derived from [org.pierian.spec.language] alone.
@NullMarked
package org.pierian.spec.reference;

import org.jspecify.annotations.NullMarked;
