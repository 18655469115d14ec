/// Reads message bodies that a hostile process may have written.
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "adapters/protocol/limits.h"
#include "server/base/refusal.h"
#include "server/base/text.h"
#include "server/base/wire.h"

namespace tsunagu::protocol {

/// A WireReader that also checks what the fields hold. After the first wrong one ok() is false for
/// good; so a caller reads all fields and asks once.
class BodyReader {
 public:
  explicit BodyReader(ByteView body) : wire_{body} {}

  std::uint8_t u8() { return wire_.u8(); }
  std::uint16_t u16() { return wire_.u16(); }
  std::uint32_t u32() { return wire_.u32(); }

  /// Clean UTF-8 of at most `limit` bytes.
  std::string text(std::size_t limit) {
    std::string value = wire_.text(limit);
    require(is_clean_utf8(value));
    return value;
  }
  std::string name() { return text(kMaxNameBytes); }
  bool flag() { return number_up_to(1) == 1; }
  std::uint8_t number_up_to(std::uint8_t most) {
    const std::uint8_t value = wire_.u8();
    require(value <= most);
    return value;
  }
  /// An enumerator from `first` to `last`; the enumeration has no gaps between them.
  template <class Choice>
  Choice choice(Choice first, Choice last) {
    const std::uint8_t value = wire_.u8();
    const bool is_known =
        value >= static_cast<std::uint8_t>(first) && value <= static_cast<std::uint8_t>(last);
    require(is_known);
    return is_known ? static_cast<Choice>(value) : first;
  }
  /// At most `limit` things that take at least `least` bytes each; `read_one` reads one.
  template <class ReadOne>
  auto list(std::size_t limit, std::size_t least, ReadOne read_one) {
    std::vector<std::invoke_result_t<ReadOne>> out;
    const std::uint32_t count = wire_.count(least);
    require(count <= limit);
    for (std::uint32_t i = 0; i < count && ok(); ++i) {
      out.push_back(read_one());
    }
    return out;
  }
  std::vector<std::string> names(std::size_t limit) {
    return list(limit, 4, [this] { return name(); });
  }
  Refusal refusal() {
    const std::uint16_t code = u16();
    require(is_refusal_code(code));
    Refusal out{static_cast<RefusalCode>(code), text(kMaxPlaceBytes), text(kMaxPlaceBytes)};
    return out;
  }

  void require(bool condition) { is_sound_ = is_sound_ && condition; }
  bool ok() const { return is_sound_ && wire_.ok(); }
  /// ok() and nothing left over.
  bool finished() const { return is_sound_ && wire_.finished(); }

 private:
  WireReader wire_;
  bool is_sound_ = true;
};

/// Writes the number of `things`, then each with `write_one`.
template <class Things, class WriteOne>
void write_list(WireWriter& out, const Things& things, WriteOne write_one) {
  out.u32(static_cast<std::uint32_t>(things.size()));
  for (const auto& thing : things) {
    write_one(thing);
  }
}

inline void write_names(WireWriter& out, const std::vector<std::string>& names) {
  write_list(out, names, [&out](const std::string& name) { out.text(name); });
}

inline void write_refusal(WireWriter& out, const Refusal& refusal) {
  out.u16(static_cast<std::uint16_t>(refusal.code));
  out.text(refusal.place);
  out.text(refusal.detail);
}

}  // namespace tsunagu::protocol
