package io.tidemill.gateway;

import io.tidemill.gateway.Routes.Deployment;
import io.tidemill.gateway.Routes.Instance;

/// One request's place on an instance. It is counted in when taken and counted out when left, for
/// the instance and for the deployment.
final class Seat {

    private final Deployment deployment;
    private Instance instance;

    private Seat(Deployment deployment, Instance instance) {
        this.deployment = deployment;
        this.instance = instance;
    }

    static Seat take(Deployment deployment, Instance instance) {
        deployment.inFlight().incrementAndGet();
        instance.inFlight().incrementAndGet();
        return new Seat(deployment, instance);
    }

    Deployment deployment() {
        return deployment;
    }

    Instance instance() {
        return instance;
    }

    void moveTo(Instance other) {
        other.inFlight().incrementAndGet();
        instance.inFlight().decrementAndGet();
        instance = other;
    }

    void leave() {
        instance.inFlight().decrementAndGet();
        deployment.inFlight().decrementAndGet();
    }

    Reach reached() {
        return new Reach.Instance(deployment.endpoint(), deployment.name(), instance.id());
    }

    Reach answered(int modelStatus) {
        return new Reach.Model(
                deployment.endpoint(), deployment.name(), instance.id(), modelStatus);
    }
}
