/// Random words.
@NullMarked
package org.pierian.core.backend.cpu.random;

import org.jspecify.annotations.NullMarked;
