/// Matrix products.
@NullMarked
package org.pierian.core.backend.cpu.matmul;

import org.jspecify.annotations.NullMarked;
