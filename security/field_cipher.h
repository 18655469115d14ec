/// Seals single values under a data key: XAES-256-GCM, bound to their place.
///
/// Layout and a worked example: docs/sealed-formats.md. The code points there; change both or
/// neither.
#pragma once

#include <cstdint>
#include <string_view>

#include "security/key_service.h"
#include "security/secret_bytes.h"
#include "server/base/bytes.h"
#include "server/base/uuid.h"

namespace tsunagu::security {

/// Where a value lives. All of it is authenticated, so a value copied elsewhere does not open.
struct FieldPlace {
  Uuid tenant;
  std::string_view document_type;
  std::string_view field_number;  ///< "3.1.2" from the schema, with the position: "3.1.2@2.1"
  Uuid case_id;
  Uuid document_id;
};

/// The longest value that is sealed as one field, in bytes.
inline constexpr std::size_t kLongestField = 1U << 20U;

/// Seals `plain`, padded so that only the bucket of its length shows. Its size is at most
/// kLongestField and `key` is of the case in `place` and not its seal key: breaking this stops the
/// process. Throws CryptoFailure.
Bytes seal_field(const DataKey& key, const FieldPlace& place, ByteView plain);

/// The value in `sealed`. Throws IntegrityError, naming type and field number, if it was changed,
/// cut, lengthened, sealed under another key or for another place. Throws CryptoFailure.
SecretBytes open_field(const DataKey& key, const FieldPlace& place, ByteView sealed);

/// HMAC-SHA-256 under the case's seal key over `what`, which the caller writes length-prefixed.
/// Throws CryptoFailure. Compare seals with equal() of digest.h.
Digest document_seal(const DataKey& seal_key, ByteView what);

}  // namespace tsunagu::security
