/// What a backend must be able to compute, said in tensors. Layers, losses, optimizers and metrics know these
/// contracts and no implementation; every backend gives the same bits.
@NullMarked
package org.pierian.core.backend;

import org.jspecify.annotations.NullMarked;
