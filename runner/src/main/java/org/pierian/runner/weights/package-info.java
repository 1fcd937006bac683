/// Weights in files: safetensors for other tools, nested JSON lists for readers of the book.
@NullMarked
package org.pierian.runner.weights;

import org.jspecify.annotations.NullMarked;
