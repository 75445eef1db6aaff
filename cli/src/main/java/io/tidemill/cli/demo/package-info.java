/// The guided tour: a real model deployed, scaled out and in again under a load that rises and
/// falls.
@NullMarked
package io.tidemill.cli.demo;

import org.jspecify.annotations.NullMarked;
