/// The profile of Ise that comes with Tsunagu.
#pragma once

#include <string>

#include "server/base/files.h"
#include "server/profiles/profile_file.h"

namespace tsunagu::statistics::test {

inline profiles::Profile ise() {
  const auto path = std::filesystem::path{TSUNAGU_SOURCE_DIR} / "schemas/profiles/ise.conf";
  const auto bytes = read_file(path, std::size_t{1} << 20U);
  return profiles::parse_profile(as_text(bytes), path.string());
}

}  // namespace tsunagu::statistics::test
