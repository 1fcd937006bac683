/// The loops that dominate run time, each in a scalar form and, where it pays, a vector form that gives the
/// same bits.
@NullMarked
package org.pierian.core.kernel;

import org.jspecify.annotations.NullMarked;
