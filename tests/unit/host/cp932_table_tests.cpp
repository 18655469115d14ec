// CP932: duplicates, user-defined codes, the seven codes read in two ways.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/cp932_table.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace tsunagu::host;

struct Twice {
  unsigned nec;
  unsigned ibm;
  unsigned character;
};

// Computed with glibc's and CPython's tables, which agree on all but which code they write.
constexpr Twice kSelected[] = {{0xED40, 0xFA5C, 0x7E8A},
                               {0xED95, 0xFAB1, 0xFA11},
                               {0xEEE0, 0xFBFC, 0x9AD9},
                               {0xEEEF, 0xFA40, 0x2170}};

unsigned read(const Cp932Table& table, unsigned code) {
  return table.character(static_cast<std::uint8_t>(code >> 8U),
                         static_cast<std::uint8_t>(code & 0xFFU));
}

BOOST_AUTO_TEST_SUITE(cp932_table_tests)

BOOST_AUTO_TEST_CASE(reads_both_codes_of_a_character_and_writes_the_chosen_one) {
  const Cp932Table ibm{Duplicates::ibm};
  const Cp932Table nec{Duplicates::nec};

  for (const Twice& each : kSelected) {
    BOOST_TEST(read(ibm, each.nec) == each.character);
    BOOST_TEST(read(ibm, each.ibm) == each.character);
    BOOST_TEST(ibm.code(each.character) == each.ibm);
    BOOST_TEST(nec.code(each.character) == each.nec);
  }
}

BOOST_AUTO_TEST_CASE(writes_jis_and_nec_row_13_before_ibm) {
  const Cp932Table table{Duplicates::ibm};

  BOOST_TEST(read(table, 0xFA4A) == 0x2160);
  BOOST_TEST(table.code(0x2160) == 0x8754);
  for (const unsigned code : {0x81CAU, 0xEEF9U, 0xFA54U}) {
    BOOST_TEST(read(table, code) == 0xFFE2);
  }
  BOOST_TEST(table.code(0xFFE2) == 0x81CA);
  for (const unsigned code : {0x81E6U, 0x879AU, 0xFA5BU}) {
    BOOST_TEST(read(table, code) == 0x2235);
  }
  BOOST_TEST(table.code(0x2235) == 0x81E6);
}

BOOST_AUTO_TEST_CASE(reads_the_seven_codes_as_microsoft_does) {
  const Cp932Table table{Duplicates::ibm};

  BOOST_TEST(read(table, 0x815C) == 0x2015);
  BOOST_TEST(read(table, 0x8160) == 0xFF5E);
  BOOST_TEST(read(table, 0x8161) == 0x2225);
  BOOST_TEST(read(table, 0x817C) == 0xFF0D);
  BOOST_TEST(read(table, 0x8191) == 0xFFE0);
  BOOST_TEST(read(table, 0x8192) == 0xFFE1);
  BOOST_TEST(read(table, 0x81CA) == 0xFFE2);
  for (const unsigned jis :
       {0x2014U, 0x301CU, 0x2016U, 0x2212U, 0xA2U, 0xA3U, 0xACU, 0xA5U, 0x203EU}) {
    BOOST_TEST(table.code(jis) == 0);
  }
}

BOOST_AUTO_TEST_CASE(gives_user_defined_codes_the_private_use_area) {
  const Cp932Table table{Duplicates::ibm};

  BOOST_TEST(read(table, 0xF040) == 0xE000);
  BOOST_TEST(read(table, 0xF080) == 0xE03F);
  BOOST_TEST(read(table, 0xF9FC) == 0xE757);
  BOOST_TEST(table.code(0xE757) == 0xF9FC);
}

BOOST_AUTO_TEST_CASE(counts_as_the_code_page_is_known_to_count) {
  const Cp932Table table{Duplicates::ibm};
  int codes = 0;
  int not_written = 0;

  for (unsigned code = 0x8140; code <= 0xFCFC; ++code) {
    const bool user = code >= 0xF040 && code <= 0xF9FC;
    const bool possible =
        (code & 0xFFU) >= 0x40 && is_cp932_lead(static_cast<std::uint8_t>(code >> 8U));
    const unsigned character = possible && !user ? read(table, code) : 0;
    codes += character != 0 ? 1 : 0;
    not_written += character != 0 && table.code(character) != code ? 1 : 0;
  }

  BOOST_TEST(codes == 7724);
  BOOST_TEST(not_written == 398);
}

BOOST_AUTO_TEST_CASE(keeps_backslash_tilde_and_half_width_kana) {
  const Cp932Table table{Duplicates::ibm};

  BOOST_TEST(table.code('\\') == 0x5C);
  BOOST_TEST(table.code('~') == 0x7E);
  BOOST_TEST(table.code(0xFF61) == 0xA1);
  BOOST_TEST(table.code(0xFF9F) == 0xDF);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
