/// A finished run as a module of PyTorch.
@NullMarked
package org.pierian.runner.export.torch;

import org.jspecify.annotations.NullMarked;
