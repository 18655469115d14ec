/// 全国地方公共団体コード: the number of a prefecture or municipality.
#pragma once

#include <string_view>

namespace tsunagu {

/// Whether `text` is 6 digits whose first two are a prefecture (01 to 47) and whose last is the
/// check digit of the five before it (総務省「全国地方公共団体コード仕様」, modulus 11).
bool is_municipality_code(std::string_view text);

}  // namespace tsunagu
