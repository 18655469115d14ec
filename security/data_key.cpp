// Wrapped data keys. The layout is in docs/sealed-formats.md; change both or neither.
#include "security/data_key.h"

#include <algorithm>
#include <array>

#include "security/big_endian.h"
#include "security/sealed_form.h"

namespace tsunagu::security {
namespace {

constexpr std::size_t kHeader = 16;
constexpr std::size_t kKey = 32;
constexpr std::size_t kCommitment = 16;
static_assert(kHeader + kKey + kSealedExtra + kCommitment == kWrappedDataKey);
using Header = std::array<std::byte, kHeader>;

// format | algorithm | class | 0 | u32be version | id of the wrapping key
Header header_for(const DataKeyPlace& place, const KeyId& id) {
  Header header{kFormat, kAlgorithmXaes, std::byte{place.key_class}, std::byte{0}};
  std::ranges::copy(u32be(place.version), header.begin() + 4);
  std::ranges::copy(id, header.begin() + 8);
  return header;
}

Bytes associated_data(const Uuid& tenant, const DataKeyPlace& place, const Header& header) {
  Bytes data;
  append_sized(data, as_bytes("tsunagu/data-key/v1"));
  append_sized(data, tenant.view());
  append_sized(data, place.case_id.view());
  append_sized(data, header);
  return data;
}

// GCM ciphertexts can be made that open under two keys; an HMAC of the key itself cannot.
std::array<std::byte, kCommitment> commitment(ByteView key, ByteView associated) {
  const Digest digest = labelled_hmac(key, "tsunagu/commit/v1", {associated});
  std::array<std::byte, kCommitment> first{};
  std::copy_n(digest.begin(), first.size(), first.begin());
  return first;
}

}  // namespace

Bytes wrap_data_key(ByteView wrapping_key, const KeyId& id, const Uuid& tenant,
                    const DataKey& key) {
  const Header header = header_for(key.place, id);
  const Bytes associated = associated_data(tenant, key.place, header);
  Bytes wrapped = seal_form(wrapping_key, header, associated, key.key.view());
  append(wrapped, commitment(key.key.view(), associated));
  return wrapped;
}

std::optional<KeyId> wrapping_key_id(ByteView wrapped) {
  if (wrapped.size() != kWrappedDataKey) {
    return std::nullopt;
  }
  KeyId id{};
  std::ranges::copy(wrapped.subspan(8, id.size()), id.begin());
  return id;
}

std::optional<DataKey> unwrap_data_key(ByteView wrapping_key, const Uuid& tenant,
                                       const DataKeyPlace& place, ByteView wrapped) {
  const std::optional<KeyId> id = wrapping_key_id(wrapped);
  if (!id) {
    return std::nullopt;
  }
  const Header header = header_for(place, *id);
  if (!std::ranges::equal(wrapped.first(kHeader), header)) {
    return std::nullopt;
  }
  const Bytes associated = associated_data(tenant, place, header);
  std::optional<SecretBytes> key =
      open_form(wrapping_key, kHeader, associated, wrapped.first(kWrappedDataKey - kCommitment));
  if (!key || !equal(commitment(key->view(), associated), wrapped.last(kCommitment))) {
    return std::nullopt;
  }
  return DataKey{place, *std::move(key)};
}

}  // namespace tsunagu::security
