/// 全国地方公共団体コード: the number of a prefecture or municipality.
#include "server/base/municipality_code.h"

#include <algorithm>
#include <cstddef>

namespace tsunagu {

bool is_municipality_code(std::string_view text) {
  const bool is_digits = text.size() == 6 && std::ranges::all_of(text, [](char one) {
                           return one >= '0' && one <= '9';
                         });
  if (!is_digits) {
    return false;
  }
  const int prefecture = (text[0] - '0') * 10 + (text[1] - '0');
  int sum = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    sum += (text[i] - '0') * static_cast<int>(6 - i);
  }
  // 11 minus the remainder; of two digits (10 and 11) the last one counts.
  const int check = (11 - sum % 11) % 10;
  return prefecture >= 1 && prefecture <= 47 && text[5] - '0' == check;
}

}  // namespace tsunagu
