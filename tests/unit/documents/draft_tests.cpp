// Drafts: what may be missing, and what may not be there even in one.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/documents/document.h"
#include "server/documents/document_order.h"
#include "server/documents/structure.h"
#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::documents;

namespace {

const catalogue::Catalogue& letters() {
  static const catalogue::Catalogue made{catalogue::letters()};
  return made;
}

std::string broken(std::vector<Value> values) {
  const auto refusal = broken_draft(letters(), {"letter", std::move(values)});
  return refusal ? refusal_id(refusal->code) + " " + refusal->place : "";
}

std::vector<std::string> faults(std::vector<Value> values) {
  std::vector<std::string> out;
  for (const auto& one : faults_of(letters(), {"letter", std::move(values)})) {
    out.push_back(refusal_id(one.code) + " " + one.place);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(draft_tests)

BOOST_AUTO_TEST_CASE(a_draft_may_lack_anything_and_hold_a_wrong_code) {
  BOOST_TEST(broken({}) == "");
  BOOST_TEST(broken({{2, {}, "9"}}) == "");
  BOOST_TEST(broken({{4, {1, 1}, "x"}}) == "");
}

BOOST_AUTO_TEST_CASE(a_draft_keeps_the_shape_of_its_type) {
  BOOST_TEST(broken({{9, {}, "x"}}) == "KX504 ");
  BOOST_TEST(broken({{0, {1}, "x"}}) == "KX504 No");
  BOOST_TEST(broken({{1, {}, "x"}, {0, {}, "x"}}) == "KX504 No");
  BOOST_TEST(broken({{3, {2}, "x"}}) == "KX504 Member[2]/Name");
  BOOST_TEST(broken({{0, {}, ""}}) == "KX504 No");
  BOOST_TEST(broken({{0, {}, "\xFF"}}) == "KX504 No");
  BOOST_TEST(broken({{0, {}, std::string(kMaxDraftText + 1, 'x')}}) == "KX206 No");
  BOOST_TEST((broken_draft(letters(), {"parcel", {}})->code == RefusalCode::schema));
}

BOOST_AUTO_TEST_CASE(not_even_a_draft_holds_an_individual_number) {
  BOOST_TEST(broken({{0, {}, "個人番号 123456789018"}}) == "KX410 No");
}

BOOST_AUTO_TEST_CASE(names_every_fault_of_a_document_and_not_only_the_first) {
  BOOST_TEST(faults({{0, {}, "A"}}).empty());
  const std::vector<std::string> expected{"KX504 Member[1]/Name", "KX504 No", "KX407 Person/Sex"};
  BOOST_TEST(faults({{2, {}, "9"}, {4, {1, 1}, "x"}}) == expected,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(puts_values_in_document_order_and_counts_occurrences_anew) {
  const auto& type = *letters().find("letter");
  const auto ordered = put_in_order(
      type, {{4, {7, 3}, "b"}, {3, {7}, "二"}, {0, {}, "A"}, {4, {2, 5}, "a"}, {3, {2}, "一"}});

  BOOST_TEST(!broken_structure(type, ordered));
  BOOST_REQUIRE(ordered.size() == 5U);
  BOOST_TEST(ordered[1].value == "一");
  BOOST_TEST(ordered[2].value == "a");
  BOOST_TEST(ordered[3].value == "二");
  BOOST_TEST((ordered[4].position == std::vector<std::uint16_t>{2, 1}));
}

BOOST_AUTO_TEST_SUITE_END()
