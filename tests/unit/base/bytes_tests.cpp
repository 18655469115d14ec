/// Byte strings: numbers, hexadecimal, base64.
#define BOOST_TEST_DYN_LINK
#include "server/base/bytes.h"

#include <boost/test/unit_test.hpp>

using namespace tsunagu;

BOOST_AUTO_TEST_SUITE(bytes)

BOOST_AUTO_TEST_CASE(writes_and_reads_big_endian_numbers_of_every_size) {
  for (int count = 1; count <= 8; ++count) {
    const std::uint64_t value = 0x0123456789abcdefULL >> (64 - 8 * count);
    Bytes out;

    append_be(out, value, count);

    BOOST_TEST(out.size() == static_cast<std::size_t>(count));
    BOOST_TEST(std::to_integer<int>(out.front()) == 0x01);
    BOOST_TEST(read_be(out) == value);
  }
}

BOOST_AUTO_TEST_CASE(puts_a_length_before_a_sized_part) {
  Bytes out;

  append_sized(out, as_bytes("ab"));

  BOOST_TEST(to_hex(out) == "000000026162");
}

BOOST_AUTO_TEST_CASE(reads_back_every_byte_from_hexadecimal) {
  Bytes all;
  for (int i = 0; i < 256; ++i) {
    all.push_back(static_cast<std::byte>(i));
  }

  const std::optional<Bytes> back = from_hex(to_hex(all));

  BOOST_TEST_REQUIRE(back.has_value());
  BOOST_TEST((*back == all));
}

BOOST_AUTO_TEST_CASE(refuses_hexadecimal_of_odd_length_or_with_other_characters) {
  BOOST_TEST(!from_hex("abc"));
  BOOST_TEST(!from_hex("0g"));
  BOOST_TEST(!from_hex("0x"));
  BOOST_TEST(!from_hex(" 0"));
  BOOST_TEST(from_hex("")->empty());
}

// RFC 4648, section 10.
BOOST_AUTO_TEST_CASE(writes_the_base64_vectors_of_rfc_4648) {
  BOOST_TEST(to_base64(as_bytes("")) == "");
  BOOST_TEST(to_base64(as_bytes("f")) == "Zg==");
  BOOST_TEST(to_base64(as_bytes("fo")) == "Zm8=");
  BOOST_TEST(to_base64(as_bytes("foo")) == "Zm9v");
  BOOST_TEST(to_base64(as_bytes("foob")) == "Zm9vYg==");
  BOOST_TEST(to_base64(as_bytes("fooba")) == "Zm9vYmE=");
  BOOST_TEST(to_base64(as_bytes("foobar")) == "Zm9vYmFy");
}

BOOST_AUTO_TEST_CASE(reads_back_base64_of_every_length_and_byte) {
  Bytes growing;
  for (int i = 0; i < 300; ++i) {
    const std::optional<Bytes> back = from_base64(to_base64(growing));

    BOOST_TEST_REQUIRE(back.has_value());
    BOOST_TEST((*back == growing));
    growing.push_back(static_cast<std::byte>((i * 7) & 0xff));
  }
}

BOOST_AUTO_TEST_CASE(refuses_base64_that_is_not_the_one_spelling) {
  for (const char* wrong : {"Zg", "Zg=", "Zh==", "Zg==\n", " Zg==", "Zg==Zg==", "=", "====", "Z",
                            "Zm9v=", "Zm9-", "Zm\n9v"}) {
    BOOST_TEST(!from_base64(wrong), wrong);
  }
}

BOOST_AUTO_TEST_SUITE_END()
