/// Invented people and what partner systems write about them, for measurements.
///
/// The same number is the same person in every system. Numbers, names and addresses are nobody's.
#pragma once

#include <cstdint>
#include <string>

#include "server/base/bytes.h"

namespace tsunagu::app::bench {

struct Person {
  std::uint32_t number = 0;
  std::string name;       ///< family name, full-width blank, given name
  std::string kana;       ///< full width
  std::string half_kana;  ///< as the consultation windows' system writes it
  std::string sex;        ///< "1" or "2"
  std::string birth;      ///< "1954-03-09"
  std::string birth_era;  ///< "3290309"
  std::string resident_code;
  std::string address;
  std::string telephone;
};

Person person(std::uint32_t number);

/// `number` with zeros in front, at least `digits` long.
std::string padded(std::uint32_t number, std::size_t digits);

/// Some text for the record of `number`, about as long as what people write.
std::string story(std::uint32_t number);
std::string wish(std::uint32_t number);

/// `text` in CP932. Throws Error if this machine cannot write it.
Bytes in_cp932(const std::string& text);

}  // namespace tsunagu::app::bench
