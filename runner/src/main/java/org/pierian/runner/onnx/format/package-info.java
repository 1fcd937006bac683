/// The ONNX file format: models as records, written and read as protocol buffers.
@NullMarked
package org.pierian.runner.onnx.format;

import org.jspecify.annotations.NullMarked;
