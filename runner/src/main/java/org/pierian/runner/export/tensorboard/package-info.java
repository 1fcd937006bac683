/// A finished run as event files of TensorBoard.
@NullMarked
package org.pierian.runner.export.tensorboard;

import org.jspecify.annotations.NullMarked;
