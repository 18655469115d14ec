/// zstd for original files: compressed first, then sealed as one, so no length tells about a field.
#include <zstd.h>

#include "server/base/error.h"
#include "server/vault/inbound_rows.h"

namespace tsunagu::vault {

Bytes compress(ByteView plain) {
  Bytes out;
  append_be(out, plain.size(), 8);
  const auto header = out.size();
  out.resize(header + ZSTD_compressBound(plain.size()));
  const auto size =
      ZSTD_compress(out.data() + header, out.size() - header, plain.data(), plain.size(), 1);
  TSUNAGU_ENSURE(ZSTD_isError(size) == 0, "zstd compresses into its own bound");
  out.resize(header + size);
  return out;
}

Bytes decompress(ByteView packed, std::size_t limit) {
  const auto damaged = IntegrityError{"a compressed original does not decompress"};
  if (packed.size() < 8 || read_be(packed.first(8)) > limit) {
    throw damaged;
  }
  Bytes out(read_be(packed.first(8)));
  const auto body = packed.subspan(8);
  const auto size = ZSTD_decompress(out.data(), out.size(), body.data(), body.size());
  if (ZSTD_isError(size) != 0 || size != out.size()) {
    throw damaged;
  }
  return out;
}

}  // namespace tsunagu::vault
