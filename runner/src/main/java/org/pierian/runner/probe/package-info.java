/// Tries a spec out before it is trained: are the gradients right, where does the time go, can it learn one
/// batch, which learning rate.
@NullMarked
package org.pierian.runner.probe;

import org.jspecify.annotations.NullMarked;
