/// The local page of a run: its curves while it trains, and buttons to stop it and to write a checkpoint.
@NullMarked
package org.pierian.runner.watch;

import org.jspecify.annotations.NullMarked;
