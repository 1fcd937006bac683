/// What is written down of a run: its record, the lock next to a spec, the hash chain, scores.
@NullMarked
package org.pierian.runner.record;

import org.jspecify.annotations.NullMarked;
