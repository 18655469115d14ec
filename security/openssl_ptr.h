/// Owning pointers for OpenSSL's objects, and bytes as OpenSSL wants them.
#pragma once

#include <span>

#include <openssl/evp.h>

#include "server/base/bytes.h"
#include "server/base/c_ptr.h"

namespace tsunagu::security {

using CipherPtr = CPtr<EVP_CIPHER, EVP_CIPHER_free>;
using CipherContextPtr = CPtr<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using MacPtr = CPtr<EVP_MAC, EVP_MAC_free>;
using MacContextPtr = CPtr<EVP_MAC_CTX, EVP_MAC_CTX_free>;
using DigestPtr = CPtr<EVP_MD, EVP_MD_free>;
using DigestContextPtr = CPtr<EVP_MD_CTX, EVP_MD_CTX_free>;
using KeyPtr = CPtr<EVP_PKEY, EVP_PKEY_free>;

inline const unsigned char* octets(ByteView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* writable_octets(std::span<std::byte> bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

}  // namespace tsunagu::security
