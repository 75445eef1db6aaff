package io.tidemill.control;

import io.tidemill.control.endpoint.OnlineDeployments;
import io.tidemill.control.target.DeploymentTarget;
import io.tidemill.control.target.InstanceRuntime;
import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.ScaleTarget;
import io.tidemill.engine.target.ScaleTargets;
import java.time.Duration;
import java.time.InstantSource;

/// Deployments as things to scale: their count is written down first, then made so.
///
/// @param deadline of a change, after which it counts as failed
record DeploymentTargets(
        OnlineDeployments deployments,
        InstanceRuntime runtime,
        InstantSource clock,
        Duration deadline)
        implements ScaleTargets {
    @Override
    public ScaleTarget at(String resourceId) {
        return new DeploymentTarget(
                () -> runtime.status(resourceId),
                count -> scale(resourceId, count),
                clock,
                deadline);
    }

    private ScaleOutcome scale(String resourceId, int count) {
        return switch (deployments.scale(resourceId, count)) {
            case OnlineDeployments.Scaled.Accepted() -> new ScaleOutcome.Accepted();
            case OnlineDeployments.Scaled.Refused(var why) -> new ScaleOutcome.Refused(why);
        };
    }
}
