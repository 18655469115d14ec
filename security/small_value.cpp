// Sealed small values. The layout is in docs/sealed-formats.md; change both or neither.
#include "security/small_value.h"

#include <algorithm>
#include <array>

#include "security/padding.h"
#include "security/sealed_form.h"
#include "server/base/check.h"

namespace tsunagu::security {
namespace {

constexpr std::size_t kHeader = 12;
using Header = std::array<std::byte, kHeader>;

bool is_padded(Purpose purpose) { return purpose != Purpose::original; }

// format | algorithm | purpose | flags (1: padded) | id of the purpose key
Header header_for(Purpose purpose, const KeyId& id) {
  Header header{kFormat, kAlgorithmXaes, static_cast<std::byte>(purpose),
                is_padded(purpose) ? std::byte{1} : std::byte{0}};
  std::ranges::copy(id, header.begin() + 4);
  return header;
}

Bytes associated_data(const Uuid& tenant, ByteView place, const Header& header) {
  Bytes data;
  data.reserve(96 + place.size());
  append_sized(data, as_bytes("tsunagu/small/v1"));
  append_sized(data, tenant.view());
  append_sized(data, place);
  append_sized(data, header);
  return data;
}

}  // namespace

Bytes seal_small_value(const SmallValueKey& key, const Uuid& tenant, ByteView place,
                       ByteView plain) {
  TSUNAGU_ENSURE(plain.size() <= kLongestSmallValue, "a value of at most 256 MiB");
  const Header header = header_for(key.purpose, key.id);
  const Bytes associated = associated_data(tenant, place, header);
  if (!is_padded(key.purpose)) {
    return seal_form(key.secret, header, associated, plain);
  }
  return seal_form(key.secret, header, associated, pad(plain).view());
}

std::optional<KeyId> small_value_key_id(Purpose purpose, ByteView sealed) {
  if (sealed.size() < kHeader + kSealedExtra) {
    return std::nullopt;
  }
  KeyId id{};
  std::ranges::copy(sealed.subspan(4, id.size()), id.begin());
  if (!std::ranges::equal(sealed.first(kHeader), header_for(purpose, id))) {
    return std::nullopt;
  }
  return id;
}

std::optional<SecretBytes> open_small_value(const SmallValueKey& key, const Uuid& tenant,
                                            ByteView place, ByteView sealed) {
  if (small_value_key_id(key.purpose, sealed) != key.id) {
    return std::nullopt;
  }
  const Header header = header_for(key.purpose, key.id);
  std::optional<SecretBytes> content =
      open_form(key.secret, kHeader, associated_data(tenant, place, header), sealed);
  if (!content || !is_padded(key.purpose)) {
    return content;
  }
  return unpad(content->view());
}

}  // namespace tsunagu::security
