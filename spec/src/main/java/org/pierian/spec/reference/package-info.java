/// The language as a page for people; derived from [org.pierian.spec.language] alone.
@NullMarked
package org.pierian.spec.reference;

import org.jspecify.annotations.NullMarked;
