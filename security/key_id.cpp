// Ids of purpose keys.
#include "security/key_id.h"

#include <algorithm>

#include "security/digest.h"

namespace tsunagu::security {

KeyId key_id_of(std::string_view name, ByteView secret) {
  const Digest digest = labelled_hmac(secret, "tsunagu/key-id/v1", {as_bytes(name)});
  KeyId id{};
  std::copy_n(digest.begin(), id.size(), id.begin());
  return id;
}

}  // namespace tsunagu::security
