/// Trained networks as ONNX models, with what is done to examples before and after the network.
@NullMarked
package org.pierian.runner.onnx;

import org.jspecify.annotations.NullMarked;
