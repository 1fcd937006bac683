/// Writes messages of protocol buffers, for the formats of other programs that consist of them.
@NullMarked
package org.pierian.runner.protobuf;

import org.jspecify.annotations.NullMarked;
