/// Timings of kernels, compared with a native library where there is one.
@NullMarked
package org.pierian.benchmarks;

import org.jspecify.annotations.NullMarked;
