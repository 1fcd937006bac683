/// Dense row-major float32 arrays and their shapes.
@NullMarked
package org.pierian.core.tensor;

import org.jspecify.annotations.NullMarked;
