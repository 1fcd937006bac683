/// The program: the only place where specs meet the engine, and the only one that prints, exits or writes
/// files.
@NullMarked
package org.pierian.runner;

import org.jspecify.annotations.NullMarked;
