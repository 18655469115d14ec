/// Whether a profile is refused, and whether the refusal names line and key.
#pragma once

#include <functional>
#include <string>

#include <boost/test/unit_test.hpp>

#include "server/profiles/profile_file.h"

namespace tsunagu::testing {

/// Runs `work` and checks that it refuses `key` at `line` with `words` in the reason, as a mistake
/// in a profile.
inline void check_refused_at(const std::function<void()>& work, int line, const std::string& key,
                             const std::string& words) {
  try {
    work();
  } catch (const config::SettingError& error) {
    BOOST_TEST(error.message().id == messages::kProfile.id);
    BOOST_TEST(error.line() == line, error.what());
    BOOST_TEST(error.key() == key, error.what());
    BOOST_TEST(error.why().find(words) != std::string::npos, error.what());
    BOOST_TEST(error.detail().find("line " + std::to_string(line)) != std::string::npos);
    return;
  }
  BOOST_ERROR("nothing was refused, expected: " << words);
}

/// The same for reading `text`, in which line 1 is its first.
inline void check_profile_refused(const std::string& text, int line, const std::string& key,
                                  const std::string& words) {
  check_refused_at([&] { profiles::read_profile(text, "p.conf"); }, line, key, words);
}

}  // namespace tsunagu::testing
