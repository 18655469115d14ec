// Tests of the fixed leaf.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/leaf.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog {

BOOST_AUTO_TEST_SUITE(leaf_tests)

BOOST_AUTO_TEST_CASE(has_the_layout_of_the_manual) {
  Leaf leaf;
  leaf.type = EventType::case_read;
  leaf.node = 0x0102;
  leaf.boot = 0x03040506;
  leaf.number = 0x0708090a0b0c0d0e;
  leaf.time = 0x0001020304050607;
  leaf.event_id.bytes.fill(std::byte{0xaa});
  leaf.case_tag.fill(std::byte{0xbb});
  leaf.revision = 0x11121314;
  leaf.seal.fill(std::byte{0xcc});
  leaf.commitment.fill(std::byte{0xdd});
  const auto times = [](const char* byte, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      text += byte;
    }
    return text;
  };

  const std::string hex = to_hex(encode_leaf(leaf));

  BOOST_TEST(hex == "54534c3100150102030405060708090a0b0c0d0e0001020304050607" + times("aa", 16) +
                        times("bb", 32) + "11121314" + times("cc", 32) + times("dd", 32));
}

BOOST_AUTO_TEST_CASE(comes_back_as_it_was) {
  for (std::uint64_t index = 0; index < 100; ++index) {
    const Leaf leaf = testing::sample_leaf(index);

    const auto decoded = decode_leaf(encode_leaf(leaf));

    BOOST_TEST((decoded && *decoded == leaf));
  }
}

BOOST_AUTO_TEST_CASE(refuses_every_other_length) {
  Bytes bytes = encode_leaf(testing::sample_leaf(3));
  bytes.resize(300);
  for (std::size_t length = 0; length <= bytes.size(); ++length) {
    const bool is_leaf = decode_leaf(ByteView{bytes}.first(length)).has_value();

    BOOST_TEST(is_leaf == (length == kLeafSize));
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_no_event_can_have) {
  const Bytes good = encode_leaf(testing::sample_leaf(3));
  const auto with = [&](std::size_t offset, std::size_t count, unsigned value) {
    Bytes bytes = good;
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), count,
                static_cast<std::byte>(value));
    return decode_leaf(bytes).has_value();
  };

  BOOST_TEST(!with(0, 1, 'X'));    // magic
  BOOST_TEST(!with(3, 1, '2'));    // version
  BOOST_TEST(!with(4, 2, 0xff));   // type
  BOOST_TEST(!with(4, 2, 0));      // type
  BOOST_TEST(!with(8, 4, 0));      // boot
  BOOST_TEST(!with(12, 8, 0));     // number
  BOOST_TEST(!with(20, 8, 0xff));  // time before 1970
  BOOST_TEST(!with(20, 1, 0x7f));  // time after 9999
  BOOST_TEST(!with(28, 16, 0));    // event id
  BOOST_TEST(with(44, 100, 0));    // tag, revision, seal and commitment may be anything
}

BOOST_AUTO_TEST_CASE(takes_every_known_type_and_no_other) {
  Bytes bytes = encode_leaf(testing::sample_leaf(3));
  for (unsigned number = 0; number < 65'536; ++number) {
    bytes[4] = static_cast<std::byte>(number >> 8U);
    bytes[5] = static_cast<std::byte>(number & 0xffU);

    const bool is_leaf = decode_leaf(bytes).has_value();

    BOOST_REQUIRE_EQUAL(is_leaf, find_event_type(static_cast<std::uint16_t>(number)) != nullptr);
  }
}

BOOST_AUTO_TEST_CASE(event_types_have_names_in_rising_order_and_are_found_by_them) {
  std::uint16_t last = 0;
  for (const EventTypeText& text : all_event_types()) {
    const auto number = static_cast<std::uint16_t>(text.type);

    BOOST_TEST(number > last);
    BOOST_TEST(find_event_type(text.name) == &text);
    BOOST_TEST(find_event_type(number) == &text);
    BOOST_TEST((!text.ja.empty() && !text.en.empty()));
    last = number;
  }
  BOOST_TEST(find_event_type("nothing") == nullptr);
  BOOST_TEST(event_type_text(EventType::case_read).name == "case_read");
}

BOOST_AUTO_TEST_CASE(commits_to_salt_and_payload_as_the_manual_says) {
  // SHA-256 of the 18 characters, 32 zero bytes and "{}", made with sha256sum.
  const Bytes salt(32, std::byte{0});

  const Digest commitment = payload_commitment(salt, as_bytes("{}"));

  BOOST_TEST(to_hex(commitment) ==
             "4e7ddc4ca5aaa650c6c2ac2e05436f4f88399cf8e40e8fa829ebb61fd0429359");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
