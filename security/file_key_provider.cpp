// Reads the top key and uses it through two keys derived from it.
#include "security/file_key_provider.h"

#include <array>
#include <optional>

#include <sys/stat.h>

#include "security/private_file.h"
#include "security/scratch.h"
#include "security/sealed_form.h"
#include "security/secret_hex.h"
#include "server/base/check.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/uuid.h"

namespace tsunagu::security {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKey = 32;
constexpr std::size_t kLongestFile = 2 * kKey + 1;
constexpr std::size_t kLongestSecret = 64;
constexpr std::array<std::byte, 4> kHeader{kFormat, kAlgorithmXaes, std::byte{0}, std::byte{0}};

std::optional<SecretBytes> key_in(ByteView content) {
  if (content.size() == kKey) {
    return SecretBytes::copy_of(content);
  }
  if (content.size() == kLongestFile && content.back() == std::byte{'\n'}) {
    content = content.first(2 * kKey);
  }
  return content.size() == 2 * kKey ? secret_from_hex(content) : std::nullopt;
}

SecretBytes derived(ByteView key, std::string_view label) {
  Digest digest = labelled_hmac(key, label, {});
  SecretBytes result = SecretBytes::copy_of(digest);
  wipe(digest);
  return result;
}

Bytes associated_data(ByteView place) {
  Bytes data;
  append_sized(data, as_bytes("tsunagu/wrapped-key/v1"));
  append_sized(data, place);
  append_sized(data, kHeader);
  return data;
}

}  // namespace

void FileKeyProvider::create(const fs::path& path) {
  Scratch<kKey> key;
  fill_random(key.writable());
  const SecretBytes digits = secret_hex(key.view());
  // Under another name first: renaming refuses to replace a key, and no half key is ever seen.
  fs::path unfinished = path;
  unfinished += ".new";
  write_file_durably(unfinished, digits.view(), S_IRUSR);
  rename_durably(unfinished, path);
}

FileKeyProvider::FileKeyProvider(const fs::path& path) {
  const SecretBytes content = read_private_file(path, kLongestFile);
  const std::optional<SecretBytes> key = key_in(content.view());
  if (!key) {
    throw Error{messages::kKeyFile,
                path.string() + ": holds neither 32 bytes nor 64 hexadecimal digits"};
  }
  wrapping_key_ = derived(key->view(), "tsunagu/kek-wrap/v1");
  mac_key_ = derived(key->view(), "tsunagu/kek-mac/v1");
}

Bytes FileKeyProvider::wrap(ByteView place, ByteView secret) const {
  TSUNAGU_ENSURE(secret.size() <= kLongestSecret, "the top key wraps small keys only");
  return seal_form(wrapping_key_.view(), kHeader, associated_data(place), secret);
}

SecretBytes FileKeyProvider::unwrap(ByteView place, ByteView wrapped) const {
  std::optional<SecretBytes> secret;
  if (wrapped.size() >= kHeader.size() && equal(wrapped.first(kHeader.size()), kHeader)) {
    secret = open_form(wrapping_key_.view(), kHeader.size(), associated_data(place), wrapped);
  }
  if (!secret || secret->size() > kLongestSecret) {
    throw IntegrityError{"a key wrapped by the key file"};
  }
  return *std::move(secret);
}

Digest FileKeyProvider::mac(std::string_view label, ByteView text) const {
  return labelled_hmac(mac_key_.view(), label, {text});
}

}  // namespace tsunagu::security
