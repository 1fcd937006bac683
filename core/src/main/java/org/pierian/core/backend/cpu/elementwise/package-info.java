/// Operations on one element after the other.
@NullMarked
package org.pierian.core.backend.cpu.elementwise;

import org.jspecify.annotations.NullMarked;
