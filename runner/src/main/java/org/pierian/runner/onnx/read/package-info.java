/// Specs from the models of others: ONNX graphs, and names and shapes in safetensors files.
@NullMarked
package org.pierian.runner.onnx.read;

import org.jspecify.annotations.NullMarked;
