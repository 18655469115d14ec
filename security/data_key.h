/// Data keys of cases, wrapped for the database. Layout: docs/sealed-formats.md.
#pragma once

#include <optional>

#include "security/key_id.h"
#include "security/key_service.h"
#include "server/base/bytes.h"
#include "server/base/uuid.h"

namespace tsunagu::security {

/// `key` wrapped under the purpose key `wrapping_key` called `id`: kWrappedDataKey bytes. Throws
/// CryptoFailure.
Bytes wrap_data_key(ByteView wrapping_key, const KeyId& id, const Uuid& tenant, const DataKey& key);

/// Which purpose key `wrapped` names. Nothing if it is no wrapped data key at all.
std::optional<KeyId> wrapping_key_id(ByteView wrapped);

/// The data key in `wrapped`. Nothing if it was changed, belongs to another place, or opens to
/// another key than the one that was wrapped (GCM alone would not notice). Throws CryptoFailure.
std::optional<DataKey> unwrap_data_key(ByteView wrapping_key, const Uuid& tenant,
                                       const DataKeyPlace& place, ByteView wrapped);

}  // namespace tsunagu::security
