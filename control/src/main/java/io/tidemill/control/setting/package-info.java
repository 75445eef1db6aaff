/// Autoscale settings as Azure's clients write them: read, checked, brought into normal form,
/// stored.
///
/// Start reading at [io.tidemill.control.setting.SettingReading]: a text becomes either the
/// engine's [io.tidemill.engine.profile.AutoscaleSetting] beside its normal form, or the list of
/// everything that is wrong.
@NullMarked
package io.tidemill.control.setting;

import org.jspecify.annotations.NullMarked;
