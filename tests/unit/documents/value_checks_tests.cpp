// Checks of a document's values by the annotations of its fields.
#define BOOST_TEST_DYN_LINK
#include "server/documents/value_checks.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::documents;

namespace {

const catalogue::Catalogue& checked_letters() {
  static const catalogue::Catalogue made = [] {
    auto wire = catalogue::letters();
    auto& fields = wire.types[0].fields;
    fields.push_back(catalogue::field("4", "Resident"));
    fields.push_back(catalogue::field("5", "Municipality"));
    fields.push_back(catalogue::field("6", "Postal"));
    fields.push_back(catalogue::field("7", "Date", {0}));
    fields[5].check = catalogue::Check::resident_code;
    fields[6].check = catalogue::Check::municipality_code;
    fields[7].check = catalogue::Check::postal_code;
    fields[8].check = catalogue::Check::date;
    return catalogue::Catalogue{std::move(wire)};
  }();
  return made;
}

Document document(std::vector<Value> values) {
  values.insert(values.begin(), Value{0, {}, "A-1"});
  auto made = Document::from_wire(checked_letters(), {"letter", std::move(values)});
  BOOST_REQUIRE(static_cast<bool>(made));
  return *std::move(made);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_checks_tests)

BOOST_AUTO_TEST_CASE(finds_nothing_wrong_with_right_values) {
  const auto right = document(
      {{5, {}, "123456789012340"}, {6, {}, "131016"}, {7, {}, "1000001"}, {8, {1}, "1950-00-00"}});

  BOOST_TEST(broken_values(right).empty());
  BOOST_TEST(remarks(right).empty());
}

BOOST_AUTO_TEST_CASE(names_every_wrong_value_by_place_and_code) {
  const auto wrong = document({{5, {}, "12345"},
                               {6, {}, "131011"},
                               {7, {}, "100-0001"},
                               {8, {1}, "2025-04-01"},
                               {8, {2}, "2025-02-29"}});

  const auto refusals = broken_values(wrong);

  BOOST_REQUIRE(refusals.size() == 4U);
  BOOST_TEST((refusals[0].code == RefusalCode::resident_code));
  BOOST_TEST((refusals[1].code == RefusalCode::municipality_code));
  BOOST_TEST((refusals[2].code == RefusalCode::postal_code));
  BOOST_TEST((refusals[3].code == RefusalCode::not_a_date));
  BOOST_TEST(refusals[3].place == "Date[2]");
}

BOOST_AUTO_TEST_CASE(refuses_a_my_number_anywhere_without_repeating_it) {
  const auto suspected = document({{1, {}, "123456789018"}});
  const auto certain = document({{3, {1}, "マイナンバー：1234 5678 9018"}});

  BOOST_REQUIRE(broken_values(suspected).size() == 1U);
  BOOST_TEST((broken_values(suspected)[0].code == RefusalCode::my_number_suspected));
  BOOST_REQUIRE(broken_values(certain).size() == 1U);
  BOOST_TEST((broken_values(certain)[0].code == RefusalCode::my_number));
  BOOST_TEST(broken_values(certain)[0].place == "Member[1]/Name");
  BOOST_TEST(broken_values(certain)[0].detail.empty());
}

BOOST_AUTO_TEST_CASE(remarks_on_a_resident_code_with_a_wrong_check_digit) {
  const auto old_number = document({{5, {}, "123456789012341"}});

  BOOST_TEST(broken_values(old_number).empty());
  BOOST_REQUIRE(remarks(old_number).size() == 1U);
  BOOST_TEST(remarks(old_number)[0].find("Resident") == 0U);
  BOOST_TEST(remarks(old_number)[0].find("1234") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
