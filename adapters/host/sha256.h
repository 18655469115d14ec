/// SHA-256 (FIPS 180-4) for naming schemas and packs; the host links no crypto library.
#pragma once

#include <string>

#include "server/base/bytes.h"

namespace tsunagu::host {

/// The digest of `bytes` in lower-case hexadecimal. For public files only: not constant in time.
std::string sha256_hex(ByteView bytes);

}  // namespace tsunagu::host
