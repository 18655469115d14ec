/// Messages between our processes: length-prefixed frames of typed fields.
///
/// A frame is u32be length of the rest | u16be type | body. Numbers in a body are big-endian,
/// texts and byte strings have a u32be length in front. A reader checks every length against what
/// is there and against its limits: the other side may be hostile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/bytes.h"

namespace tsunagu {

/// The longest frame a reader takes, in bytes.
inline constexpr std::size_t kMaxFrame = 32U * 1024 * 1024;

/// Builds the body of a frame.
class WireWriter {
 public:
  void u8(std::uint8_t value) { append_be(bytes_, value, 1); }
  void u16(std::uint16_t value) { append_be(bytes_, value, 2); }
  void u32(std::uint32_t value) { append_be(bytes_, value, 4); }
  void u64(std::uint64_t value) { append_be(bytes_, value, 8); }
  void text(std::string_view value) { append_sized(bytes_, as_bytes(value)); }
  void blob(ByteView value) { append_sized(bytes_, value); }
  const Bytes& bytes() const { return bytes_; }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

/// Takes a body apart. After the first field that does not fit, ok() is false for good and every
/// read returns zero or empty; so a caller reads all fields and asks once.
class WireReader {
 public:
  explicit WireReader(ByteView body) : rest_{body} {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  std::uint64_t u64() { return number(8); }
  /// Refuses more than `limit` bytes. Does not check that the text is UTF-8.
  std::string text(std::size_t limit);
  Bytes blob(std::size_t limit);
  /// A u32 count of things that take at least `least` bytes each, so that a lie cannot make the
  /// reader reserve memory that the frame could never fill.
  std::uint32_t count(std::size_t least);

  bool ok() const { return ok_; }
  /// ok() and nothing left over.
  bool finished() const { return ok_ && rest_.empty(); }

 private:
  std::uint64_t number(std::size_t size);
  ByteView part(std::size_t size);

  ByteView rest_;
  bool ok_ = true;
};

struct Frame {
  std::uint16_t type = 0;
  Bytes body;
};

/// Writes one frame. Throws Error if the other side is gone.
void write_frame(int fd, std::uint16_t type, ByteView body);

/// What read_frame found.
enum class FrameState { frame, end, timeout, malformed };

/// Reads one frame into `out`. `end`: the other side closed between frames. `malformed`: it closed
/// inside a frame, or named a length over kMaxFrame. Waits at most `timeout_ms` for each part;
/// negative means for ever. Throws Error on a failing system call.
FrameState read_frame(int fd, Frame& out, int timeout_ms);

}  // namespace tsunagu
