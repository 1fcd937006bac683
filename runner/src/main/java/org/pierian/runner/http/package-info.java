/// A small HTTP server for this machine: requests with limits, replies, and errors as JSON. What is served stands in
/// the rooms that use it.
@NullMarked
package org.pierian.runner.http;

import org.jspecify.annotations.NullMarked;
