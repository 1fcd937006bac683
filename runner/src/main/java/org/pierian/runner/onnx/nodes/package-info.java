/// What each layer of the language is as nodes of an ONNX graph, a class for each family of layers.
@NullMarked
package org.pierian.runner.onnx.nodes;

import org.jspecify.annotations.NullMarked;
