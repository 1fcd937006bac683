/// Attention.
@NullMarked
package org.pierian.core.backend.cpu.attention;

import org.jspecify.annotations.NullMarked;
