/// The processor as a backend: kernels in a scalar and a vector form that give the same bits, in one package
/// per operation.
///
/// Nobody but the place that makes a [org.pierian.core.backend.cpu.CpuBackend] uses these packages.
@NullMarked
package org.pierian.core.backend.cpu;

import org.jspecify.annotations.NullMarked;
