// Seals and opens the bytes behind a header.
#include "security/sealed_form.h"

#include <algorithm>
#include <span>

#include "security/xaes.h"
#include "server/base/uuid.h"

namespace tsunagu::security {

static_assert(kSealedExtra == kXaesNonce + kXaesTag);

Bytes seal_form(ByteView key, ByteView header, ByteView associated, ByteView content) {
  Bytes form(header.size() + kXaesNonce + content.size() + kXaesTag);
  const std::span<std::byte> out{form};
  std::ranges::copy(header, out.begin());
  const std::span<std::byte> nonce = out.subspan(header.size(), kXaesNonce);
  fill_random(nonce);
  xaes_seal(key, nonce, associated, content, out.subspan(header.size() + kXaesNonce));
  return form;
}

std::optional<SecretBytes> open_form(ByteView key, std::size_t header_size, ByteView associated,
                                     ByteView form) {
  if (form.size() < header_size + kXaesNonce + kXaesTag ||
      form.size() > header_size + kXaesNonce + kXaesLongest + kXaesTag) {
    return std::nullopt;
  }
  const ByteView nonce = form.subspan(header_size, kXaesNonce);
  const ByteView sealed = form.subspan(header_size + kXaesNonce);
  SecretBytes content{sealed.size() - kXaesTag};
  if (!xaes_open(key, nonce, associated, sealed, content.writable())) {
    return std::nullopt;
  }
  return content;
}

}  // namespace tsunagu::security
