/// The profiles that come with Tsunagu.
#define BOOST_TEST_DYN_LINK
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/profiles/profile_file.h"

using namespace tsunagu;
using namespace tsunagu::profiles;

BOOST_AUTO_TEST_SUITE(shipped_profiles_tests)

BOOST_AUTO_TEST_CASE(all_of_them_can_be_read) {
  const std::filesystem::path folder = std::string{TSUNAGU_SOURCE_DIR} + "/schemas/profiles";
  int seen = 0;

  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() != ".conf") {
      continue;
    }
    const Bytes text = read_file(entry.path(), kProfileBytes);
    try {
      const Profile profile = parse_profile(as_text(text), entry.path().filename().string());

      BOOST_TEST(profile.name == entry.path().stem().string());
      BOOST_TEST(!profile.label.empty());
      BOOST_TEST(!profile.agencies.empty());
      BOOST_TEST(!profile.conferences.empty());
    } catch (const Error& error) {
      BOOST_ERROR(error.what());
    }
    ++seen;
  }

  BOOST_TEST(seen == 5);
}

BOOST_AUTO_TEST_SUITE_END()
