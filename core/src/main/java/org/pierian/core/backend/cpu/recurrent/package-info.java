/// Steps of recurrent cells on arrays.
@NullMarked
package org.pierian.core.backend.cpu.recurrent;

import org.jspecify.annotations.NullMarked;
