"""Gives the role commands of Debian's azure-cli 2.45 the attribute that its azure-mgmt-authorization 3.0 no longer has.

Without it they end with an AttributeError before they send anything, whatever the server is.
"""
import importlib
import pkgutil

import azure.mgmt.authorization as authorization

for module in pkgutil.iter_modules(authorization.__path__):
    if module.name.startswith("v20"):
        operations = importlib.import_module(f"azure.mgmt.authorization.{module.name}.operations")
        for name in ("RoleAssignmentsOperations", "RoleDefinitionsOperations"):
            if hasattr(operations, name):
                setattr(getattr(operations, name), "config", property(lambda self: self._config))
