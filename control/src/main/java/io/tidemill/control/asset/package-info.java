/// What deployments are made of: uploaded files, and the models, codes and environments that are
/// registered from them.
///
/// A client asks [io.tidemill.control.asset.DatastoreRoutes] where to upload and with which signed
/// query, sends its files to [io.tidemill.control.asset.BlobPages], and registers what it uploaded
/// at [io.tidemill.control.asset.AssetRoutes]. Registering gives each version a folder of its own,
/// which is what an instance sees.
@NullMarked
package io.tidemill.control.asset;

import org.jspecify.annotations.NullMarked;
