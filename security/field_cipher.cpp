// Sealed fields. The layout is in docs/sealed-formats.md; change both or neither.
#include "security/field_cipher.h"

#include <algorithm>
#include <array>
#include <string>

#include "security/big_endian.h"
#include "security/padding.h"
#include "security/sealed_form.h"
#include "server/base/check.h"
#include "server/base/error.h"

namespace tsunagu::security {
namespace {

constexpr std::byte kPadded{1};
using Header = std::array<std::byte, 8>;

// format | algorithm | class | flags | u32be version of the data key
Header header_for(const DataKeyPlace& key) {
  Header header{kFormat, kAlgorithmXaes, std::byte{key.key_class}, kPadded};
  std::ranges::copy(u32be(key.version), header.begin() + 4);
  return header;
}

Bytes associated_data(const FieldPlace& place, const Header& header) {
  Bytes data;
  data.reserve(128 + place.document_type.size() + place.field_number.size());
  append_sized(data, as_bytes("tsunagu/field/v1"));
  append_sized(data, place.tenant.view());
  append_sized(data, as_bytes(place.document_type));
  append_sized(data, as_bytes(place.field_number));
  append_sized(data, place.case_id.view());
  append_sized(data, place.document_id.view());
  append_sized(data, header);
  return data;
}

[[noreturn]] void refuse(const FieldPlace& place) {
  throw IntegrityError{"document type " + std::string{place.document_type} + ", field " +
                       std::string{place.field_number} + " of document " +
                       place.document_id.text()};
}

}  // namespace

Bytes seal_field(const DataKey& key, const FieldPlace& place, ByteView plain) {
  TSUNAGU_ENSURE(plain.size() <= kLongestField, "a field of at most 1 MiB");
  TSUNAGU_ENSURE(key.place.key_class < kSealClass, "fields are not sealed with the seal key");
  TSUNAGU_ENSURE(key.place.case_id == place.case_id, "a data key of the document's case");
  const Header header = header_for(key.place);
  return seal_form(key.key.view(), header, associated_data(place, header), pad(plain).view());
}

SecretBytes open_field(const DataKey& key, const FieldPlace& place, ByteView sealed) {
  const Header header = header_for(key.place);
  if (sealed.size() < header.size() || !std::ranges::equal(sealed.first(header.size()), header)) {
    refuse(place);
  }
  const std::optional<SecretBytes> padded =
      open_form(key.key.view(), header.size(), associated_data(place, header), sealed);
  std::optional<SecretBytes> plain = padded ? unpad(padded->view()) : std::nullopt;
  if (!plain || plain->size() > kLongestField) {
    refuse(place);
  }
  return *std::move(plain);
}

Digest document_seal(const DataKey& seal_key, ByteView what) {
  TSUNAGU_ENSURE(seal_key.place.key_class == kSealClass, "documents are sealed with the seal key");
  return labelled_hmac(seal_key.key.view(), "tsunagu/document/v1",
                       {seal_key.place.case_id.view(), what});
}

}  // namespace tsunagu::security
