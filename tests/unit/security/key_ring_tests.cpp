// Tests of the key ring: changes behind our back are found, keys of other processes too.
#define BOOST_TEST_DYN_LINK
#include "security/key_ring.h"

#include <algorithm>
#include <latch>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "security/file_key_provider.h"
#include "tests/unit/security/instance_keys.h"

namespace tsunagu::security {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line + "\n");
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += line;
  }
  return text;
}

void check_refused(const test::InstanceKeys& keys) {
  BOOST_CHECK_EXCEPTION(keys.open(), IntegrityError, test::says(messages::kIntegrity, "keys/ring"));
}

BOOST_AUTO_TEST_SUITE(key_ring_tests)

BOOST_AUTO_TEST_CASE(is_private_and_holds_no_key_in_the_clear) {
  const test::InstanceKeys keys;
  struct stat found {};
  BOOST_REQUIRE(::stat(keys.ring().c_str(), &found) == 0);
  const FileKeyProvider provider{keys.folder.path() / "kek"};
  KeyRing ring{keys.folder.path(), provider};

  BOOST_TEST((found.st_mode & 07777U) == 0600U);
  for (const PurposeKeyPtr& key : ring.all()) {
    BOOST_TEST(keys.ring_text().find(to_base64(key->secret.view())) == std::string::npos);
    BOOST_TEST(keys.ring_text().find(to_hex(key->secret.view())) == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_ring_with_any_line_dropped_doubled_or_swapped) {
  const test::InstanceKeys keys;
  const std::vector<std::string> lines = lines_of(keys.ring_text());
  BOOST_REQUIRE(lines.size() == 9U);  // title, tenant, provider, check, four keys, mac
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> dropped = lines;
    dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(i));
    keys.write_ring(joined(dropped));
    check_refused(keys);
    std::vector<std::string> doubled = lines;
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
    keys.write_ring(joined(doubled));
    check_refused(keys);
    std::vector<std::string> swapped = lines;
    std::swap(swapped[i], swapped[(i + 1) % lines.size()]);
    keys.write_ring(joined(swapped));
    check_refused(keys);
  }
  keys.write_ring(joined(lines));
  BOOST_CHECK_NO_THROW(keys.open());
}

// Whatever is edited, the ring does not open; which of the checks finds it depends on the place.
BOOST_AUTO_TEST_CASE(refuses_a_ring_with_any_character_edited) {
  const test::InstanceKeys keys;
  const std::string text = keys.ring_text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string edited = text;
    edited[i] = edited[i] == '1' ? '2' : '1';
    keys.write_ring(edited);
    BOOST_REQUIRE_THROW(keys.open(), Error);
  }
}

BOOST_AUTO_TEST_CASE(refuses_wrapped_keys_exchanged_between_names) {
  const test::InstanceKeys keys;
  std::vector<std::string> lines = lines_of(keys.ring_text());
  const auto wrapped_at = [&](std::size_t line) { return lines[line].rfind(' ') + 1; };
  const std::string first = lines[4].substr(wrapped_at(4));
  const std::string second = lines[5].substr(wrapped_at(5));
  lines[4].replace(wrapped_at(4), std::string::npos, second);
  lines[5].replace(wrapped_at(5), std::string::npos, first);
  keys.write_ring(joined(lines));

  check_refused(keys);
}

BOOST_AUTO_TEST_CASE(knows_the_key_file_of_another_instance_before_anything_else) {
  const test::InstanceKeys keys;
  const test::InstanceKeys others;
  std::filesystem::rename(others.folder.path() / "kek", keys.folder.path() / "kek");
  const std::string before = keys.ring_text();

  BOOST_CHECK_EXCEPTION(keys.open(), Error, test::says(messages::kKeyWrong, "keys/kek"));

  BOOST_TEST(keys.ring_text() == before);
}

BOOST_AUTO_TEST_CASE(refuses_a_ring_file_others_may_read) {
  const test::InstanceKeys keys;
  BOOST_REQUIRE(::chmod(keys.ring().c_str(), 0640) == 0);

  BOOST_CHECK_EXCEPTION(keys.open(), Error,
                        test::says(messages::kKeyFile, "chmod 0600 " + keys.ring().string()));
}

BOOST_AUTO_TEST_CASE(names_the_ring_when_it_is_missing) {
  const test::InstanceKeys keys;
  std::filesystem::remove(keys.ring());

  BOOST_CHECK_EXCEPTION(keys.open(), Error, test::says(messages::kKeyFile, keys.ring().string()));
}

BOOST_AUTO_TEST_CASE(finds_a_key_that_another_process_made) {
  const test::InstanceKeys keys;
  const FileKeyProvider provider{keys.folder.path() / "kek"};
  KeyRing ours{keys.folder.path(), provider};
  KeyRing theirs{keys.folder.path(), provider};

  const PurposeKeyPtr made = theirs.active("WRAP-2031");
  const PurposeKeyPtr found = ours.by_id(made->id);
  const PurposeKeyPtr same = ours.active("WRAP-2031");

  BOOST_REQUIRE(found != nullptr);
  BOOST_TEST(equal(found->secret.view(), made->secret.view()));
  BOOST_TEST((same->id == made->id));
  BOOST_TEST(ours.by_id(KeyId{}) == nullptr);
}

BOOST_AUTO_TEST_CASE(makes_each_key_once_however_many_ask) {
  const test::InstanceKeys keys;
  const FileKeyProvider provider{keys.folder.path() / "kek"};
  KeyRing one{keys.folder.path(), provider};
  KeyRing two{keys.folder.path(), provider};
  constexpr int kYears = 30;
  std::vector<std::set<KeyId>> ids(8);
  std::latch start{8};
  std::vector<std::jthread> threads;

  for (std::size_t i = 0; i < ids.size(); ++i) {
    threads.emplace_back([&, i] {
      KeyRing& ring = i % 2 == 0 ? one : two;
      start.arrive_and_wait();
      for (int year = 2001; year <= 2000 + kYears; ++year) {
        ids[i].insert(ring.active("WRAP-" + std::to_string(year))->id);
      }
    });
  }
  threads.clear();

  for (const std::set<KeyId>& mine : ids) {
    BOOST_TEST((mine == ids[0]));
    BOOST_TEST(mine.size() == std::size_t{kYears});
  }
  BOOST_TEST(lines_of(keys.ring_text()).size() == std::size_t{9 + kYears});
}

BOOST_AUTO_TEST_CASE(a_key_in_use_survives_a_new_reading_of_the_ring) {
  const test::InstanceKeys keys;
  const FileKeyProvider provider{keys.folder.path() / "kek"};
  KeyRing ring{keys.folder.path(), provider};
  const PurposeKeyPtr held = ring.active("WRAP-2031");
  const Digest before = hmac_sha256(held->secret.view(), {});

  ring.destroy(held->id);

  BOOST_TEST(equal(before, hmac_sha256(held->secret.view(), {})));
  BOOST_TEST((ring.by_id(held->id)->state == KeyState::destroyed));
  BOOST_TEST(ring.by_id(held->id)->secret.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
