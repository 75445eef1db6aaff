/// Hand-written fakes of the engine's doors, and fixtures, for the tests of every module.
@NullMarked
package io.tidemill.engine.testing;

import org.jspecify.annotations.NullMarked;
