/// Trials: vector kernels are compiled, checked against their scalar forms and timed before they are used.
@NullMarked
package org.pierian.core.backend.cpu.trial;

import org.jspecify.annotations.NullMarked;
