// The table of kanji variants holds together.
#define BOOST_TEST_DYN_LINK
#include "server/documents/kanji_variants.h"

#include <set>

#include <boost/test/unit_test.hpp>

using namespace tsunagu::documents;

BOOST_AUTO_TEST_SUITE(kanji_variants_tests)

BOOST_AUTO_TEST_CASE(has_every_kanji_in_one_group_only) {
  std::set<char32_t> seen;
  for (const auto group : kanji_variant_groups()) {
    BOOST_TEST(group.size() >= 2U);
    for (const char32_t kanji : group) {
      BOOST_TEST(seen.insert(kanji).second, static_cast<unsigned>(kanji));
    }
  }

  BOOST_TEST(seen.size() > 400U);
}

BOOST_AUTO_TEST_CASE(folds_to_a_form_that_folds_no_further) {
  for (const auto group : kanji_variant_groups()) {
    for (const char32_t kanji : group) {
      BOOST_TEST((folded_kanji(kanji) == group.front()));
    }
  }
  for (char32_t form = 0xf900; form <= 0xfaff; ++form) {
    BOOST_TEST((folded_kanji(folded_kanji(form)) == folded_kanji(form)));
  }
}

BOOST_AUTO_TEST_CASE(folds_the_compatibility_forms_of_cp932) {
  BOOST_TEST((folded_kanji(0xfa10) == U'塚'));
  BOOST_TEST((folded_kanji(0xfa16) == U'猪'));
  BOOST_TEST((folded_kanji(0xfa19) == U'神'));
  BOOST_TEST((folded_kanji(0xfa1b) == U'福'));
  BOOST_TEST((folded_kanji(0xf9dc) == U'隆'));
  BOOST_TEST((folded_kanji(0xf929) == U'朗'));
}

BOOST_AUTO_TEST_CASE(leaves_other_kanji_alone) {
  BOOST_TEST((folded_kanji(U'山') == U'山'));
  BOOST_TEST((folded_kanji(U'ア') == U'ア'));
}

BOOST_AUTO_TEST_SUITE_END()
