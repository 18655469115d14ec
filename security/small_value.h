/// Values that belong to no case, sealed under a purpose key. Layout: docs/sealed-formats.md.
#pragma once

#include <optional>

#include "security/key_id.h"
#include "security/key_service.h"
#include "server/base/bytes.h"
#include "server/base/uuid.h"

namespace tsunagu::security {

/// The longest value sealed at once, in bytes.
inline constexpr std::size_t kLongestSmallValue = 256U << 20U;

/// The key of a purpose and what a sealed value calls it.
struct SmallValueKey {
  Purpose purpose = Purpose::original;
  KeyId id{};
  ByteView secret;
};

/// Seals `plain` for `place`. Everything but original files is padded: those are compressed and
/// large, so their length says little, and padding them would say nothing less.
Bytes seal_small_value(const SmallValueKey& key, const Uuid& tenant, ByteView place,
                       ByteView plain);

/// Which key `sealed` names. Nothing if it is no sealed value of `purpose` at all.
std::optional<KeyId> small_value_key_id(Purpose purpose, ByteView sealed);

/// The value in `sealed`. Nothing if it was changed or belongs to another place or purpose.
std::optional<SecretBytes> open_small_value(const SmallValueKey& key, const Uuid& tenant,
                                            ByteView place, ByteView sealed);

}  // namespace tsunagu::security
