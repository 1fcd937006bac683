/// Runs as ONNX files.
@NullMarked
package org.pierian.runner.export.onnx;

import org.jspecify.annotations.NullMarked;
