// Tests of the key ring's text: one spelling, and nothing skipped.
#define BOOST_TEST_DYN_LINK
#include "security/ring_text.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

RingLine line(const std::string& name, unsigned char id, KeyState state = KeyState::active) {
  RingLine key;
  key.name = name;
  key.id.fill(std::byte{id});
  key.state = state;
  key.created = "2025-11-12T01:02:03.456789Z";
  key.wrapped = state == KeyState::destroyed ? Bytes{} : to_bytes("wrapped");
  return key;
}

RingText sample() {
  RingText ring;
  ring.tenant = test::id_of(1);
  ring.provider = "file";
  ring.keys = {line("INDEX-1", 1), line("WRAP-2031", 2, KeyState::decrypt_only),
               line("WRAP-2031", 3), line("WRAP-2025", 4, KeyState::destroyed)};
  return ring;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t place = text.find(what);
  BOOST_REQUIRE(place != std::string::npos);
  return text.replace(place, what.size(), with);
}

BOOST_AUTO_TEST_SUITE(ring_text_tests)

BOOST_AUTO_TEST_CASE(reads_back_what_was_written) {
  const std::string text = ring_text(sample(), Digest{});

  const std::optional<ParsedRing> parsed = parse_ring(text);

  BOOST_REQUIRE(parsed.has_value());
  BOOST_TEST(parsed->body == ring_body(sample()));
  BOOST_TEST(ring_text(parsed->ring, parsed->mac) == text);
  BOOST_REQUIRE(parsed->ring.keys.size() == 4U);
  BOOST_TEST((parsed->ring.keys[1].state == KeyState::decrypt_only));
  BOOST_TEST(as_text(parsed->ring.keys[2].wrapped) == "wrapped");
  BOOST_TEST(parsed->ring.keys[3].wrapped.empty());
}

BOOST_AUTO_TEST_CASE(refuses_other_spellings) {
  const std::string text = ring_text(sample(), Digest{});
  const std::string key = "key INDEX-1 0101010101010101 active ";

  BOOST_TEST(!parse_ring(text + "\n").has_value());
  BOOST_TEST(!parse_ring(" " + text).has_value());
  BOOST_TEST(!parse_ring(replaced(text, "\n", "\r\n")).has_value());
  BOOST_TEST(!parse_ring(replaced(text, "keys 1", "keys 2")).has_value());
  BOOST_TEST(!parse_ring(replaced(text, "tenant ", "tenant  ")).has_value());
  BOOST_TEST(!parse_ring(replaced(text, key, key + " ")).has_value());
  BOOST_TEST(!parse_ring(replaced(text, "decrypt-only", "sleeping")).has_value());
  BOOST_TEST(!parse_ring(replaced(text, "0101010101010101", "010101010101010A")).has_value());
  BOOST_TEST(!parse_ring(replaced(text, "0101010101010101", "01010101010101")).has_value());
  BOOST_TEST(!parse_ring(replaced(text, "d3JhcHBlZA==", "d3JhcHBlZB==")).has_value());
  BOOST_TEST(!parse_ring(replaced(text, "d3JhcHBlZA==", "-")).has_value());
  BOOST_TEST(!parse_ring(replaced(text, "mac ", "extra 1\nmac ")).has_value());
}

BOOST_AUTO_TEST_CASE(refuses_every_truncation) {
  const std::string text = ring_text(sample(), Digest{});
  for (std::size_t size = 0; size < text.size(); ++size) {
    BOOST_REQUIRE(!parse_ring(std::string_view{text}.substr(0, size)).has_value());
  }
}

BOOST_AUTO_TEST_CASE(refuses_two_active_keys_of_a_name_and_ids_that_stand_twice) {
  RingText two_active = sample();
  two_active.keys.push_back(line("INDEX-1", 9));
  RingText doubled_id = sample();
  doubled_id.keys.push_back(line("OTHER-1", 1));

  BOOST_TEST(!parse_ring(ring_text(two_active, Digest{})).has_value());
  BOOST_TEST(!parse_ring(ring_text(doubled_id, Digest{})).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
