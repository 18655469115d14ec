/// Takes the body of a frame apart.
#include "server/base/wire.h"

namespace tsunagu {

std::string WireReader::text(std::size_t limit) {
  const std::uint32_t size = u32();
  if (size > limit) {
    ok_ = false;
  }
  return std::string{as_text(part(size))};
}

Bytes WireReader::blob(std::size_t limit) {
  const std::uint32_t size = u32();
  if (size > limit) {
    ok_ = false;
  }
  const ByteView found = part(size);
  return {found.begin(), found.end()};
}

std::uint32_t WireReader::count(std::size_t least) {
  const std::uint32_t found = u32();
  if (least > 0 && found > rest_.size() / least) {
    ok_ = false;
  }
  return ok_ ? found : 0;
}

std::uint64_t WireReader::number(std::size_t size) { return read_be(part(size)); }

ByteView WireReader::part(std::size_t size) {
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    return {};
  }
  const ByteView found = rest_.first(size);
  rest_ = rest_.subspan(size);
  return found;
}

}  // namespace tsunagu
