package io.tidemill.control.asset;

import io.tidemill.control.resource.Residents;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Assets as what goes when their workspace goes. As in Azure, lists of resources leave them out.
public record AssetResidents(Assets assets) implements Residents {
    @Override
    public List<ObjectNode> list(String idPrefix) {
        return List.of();
    }

    @Override
    public void deleteAll(String idPrefix) {
        assets.deleteAll(idPrefix);
    }
}
