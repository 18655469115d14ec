// Builds the CP932 tables from iconv.
#include "adapters/host/cp932_table.h"

#include <array>
#include <cerrno>

#include <iconv.h>

#include "server/base/error.h"

namespace tsunagu::host {
namespace {

class Iconv {
 public:
  Iconv() : descriptor_{iconv_open("UTF-16BE", "CP932")} {
    if (descriptor_ == reinterpret_cast<iconv_t>(-1)) {  // NOLINT: how iconv says no
      throw Error{messages::kSystemCall, with_errno("iconv CP932", errno)};
    }
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  ~Iconv() { iconv_close(descriptor_); }

  /// The one UTF-16 unit of a code, or 0.
  char16_t unit(std::uint8_t lead, std::uint8_t trail) {
    std::array<char, 2> in{static_cast<char>(lead), static_cast<char>(trail)};
    std::array<unsigned char, 4> out{};
    char* from = in.data();
    std::size_t from_size = in.size();
    char* to = reinterpret_cast<char*>(out.data());
    std::size_t to_size = out.size();
    iconv(descriptor_, nullptr, nullptr, nullptr, nullptr);
    const std::size_t result = iconv(descriptor_, &from, &from_size, &to, &to_size);
    const bool one = result == 0 && from_size == 0 && to_size == 2;
    return one ? static_cast<char16_t>(out[0] << 8U | out[1]) : char16_t{0};
  }

 private:
  iconv_t descriptor_;
};

/// Which of several codes of a character is written: the lowest rank. JIS X 0208 and NEC row 13
/// come first in both profiles; user-defined codes have no duplicates.
int rank(std::uint16_t code, Duplicates duplicates) {
  const unsigned lead = code >> 8U;
  const bool nec_selected = lead == 0xED || lead == 0xEE;
  const bool ibm = lead >= 0xFA;
  if (lead == 0x87) {
    return 1;
  }
  if (nec_selected) {
    return duplicates == Duplicates::nec ? 2 : 3;
  }
  if (ibm) {
    return duplicates == Duplicates::nec ? 3 : 2;
  }
  return 0;
}

constexpr std::uint16_t kFirstUserDefined = 0xE000;
constexpr unsigned kUserDefinedPerLead = 188;

char16_t user_defined(unsigned lead, unsigned trail) {
  const unsigned cell = trail - (trail < 0x80 ? 0x40U : 0x41U);
  return static_cast<char16_t>(kFirstUserDefined + (lead - 0xF0) * kUserDefinedPerLead + cell);
}

}  // namespace

Cp932Table::Cp932Table(Duplicates duplicates) : characters_(128U * 256U), codes_(65536) {
  Iconv converter;
  for (std::uint16_t byte = 1; byte < 0x80; ++byte) {
    codes_[byte] = byte;
  }
  for (std::uint16_t byte = 0xA1; byte <= 0xDF; ++byte) {
    codes_[0xFF61U + byte - 0xA1U] = byte;
  }
  for (unsigned lead = 0x81; lead <= 0xFC; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFC; ++trail) {
      const auto first = static_cast<std::uint8_t>(lead);
      const auto second = static_cast<std::uint8_t>(trail);
      if (!is_cp932_lead(first) || trail == 0x7F) {
        continue;
      }
      const bool user = lead >= 0xF0 && lead <= 0xF9;
      const char16_t character = user ? user_defined(lead, trail) : converter.unit(first, second);
      if (character != 0) {
        add(static_cast<std::uint16_t>(lead << 8U | trail), character, duplicates);
      }
    }
  }
}

void Cp932Table::add(std::uint16_t code, char16_t character, Duplicates duplicates) {
  characters_[((code >> 8U) - 0x80U) * 256U + (code & 0xFFU)] = character;
  std::uint16_t& chosen = codes_[character];
  if (chosen == 0 || rank(code, duplicates) < rank(chosen, duplicates)) {
    chosen = code;
  }
}

}  // namespace tsunagu::host
