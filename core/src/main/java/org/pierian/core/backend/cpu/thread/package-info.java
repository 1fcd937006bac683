/// The threads of a backend, and how work is divided among them.
@NullMarked
package org.pierian.core.backend.cpu.thread;

import org.jspecify.annotations.NullMarked;
