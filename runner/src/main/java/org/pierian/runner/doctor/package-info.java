/// Whether this machine computes what it should: known answers.
@NullMarked
package org.pierian.runner.doctor;

import org.jspecify.annotations.NullMarked;
