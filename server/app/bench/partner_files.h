/// Files as the partner systems hand them over, about invented people.
#pragma once

#include <cstdint>
#include <string>

#include "server/base/bytes.h"

namespace tsunagu::app::bench {

/// Most files that fit into one month of names.
inline constexpr std::uint32_t kMostFiles = 900 * 28;

/// The name of the `nth` file (from 0) of a month ("202505"): TSNG_20250501_001.xml and so on.
std::string madoguchi_name(const std::string& month, std::uint32_t nth);
/// A file of the consultation windows with a referral sheet for each of `count` people from number
/// `first` on.
Bytes madoguchi_file(std::uint32_t first, std::uint32_t count);

std::string jiritsu_name(const std::string& month, std::uint32_t nth);
/// A file of the self-support centre with a support plan for each of these people.
Bytes jiritsu_file(std::uint32_t first, std::uint32_t count);

}  // namespace tsunagu::app::bench
