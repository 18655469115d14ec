// The shape of record lists.
#define BOOST_TEST_DYN_LINK
#include "server/documents/structure.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::documents;

namespace {

using Values = std::vector<protocol::WireValue>;

/// "place: detail" of the refusal, or empty.
std::string broken(const Values& values) {
  static const catalogue::DocumentType type{catalogue::letter()};
  const auto refusal = broken_structure(type, values);
  return refusal ? refusal->place + ": " + refusal->detail : "";
}

const protocol::WireValue kNo{0, {}, "1"};

}  // namespace

BOOST_AUTO_TEST_SUITE(structure_tests)

BOOST_AUTO_TEST_CASE(accepts_repeated_groups_and_leaves) {
  BOOST_TEST(broken({kNo}) == "");
  BOOST_TEST(broken({kNo,
                     {3, {1}, ""},
                     {4, {1, 1}, ""},
                     {4, {1, 2}, ""},
                     {3, {2}, ""},
                     {3, {3}, ""},
                     {4, {3, 1}, ""}}) == "");
}

BOOST_AUTO_TEST_CASE(refuses_a_field_the_type_does_not_have) {
  BOOST_TEST(broken({kNo, {5, {}, ""}}) == ": a field the type does not have");
  BOOST_TEST(broken({kNo, {65535, {}, ""}}) == ": a field the type does not have");
}

BOOST_AUTO_TEST_CASE(refuses_a_position_of_the_wrong_length) {
  BOOST_TEST(broken({{0, {1}, ""}}) == "No: wrong length of position");
  BOOST_TEST(broken({kNo, {3, {}, ""}}) == "Member/Name: wrong length of position");
  BOOST_TEST(broken({kNo, {4, {1}, ""}}) == "Member/Tag: wrong length of position");
}

BOOST_AUTO_TEST_CASE(refuses_occurrences_that_do_not_count_up_from_one) {
  const std::string detail = ": occurrences do not count up from 1";

  BOOST_TEST(broken({kNo, {3, {0}, ""}}) == "Member[0]/Name" + detail);
  BOOST_TEST(broken({kNo, {3, {2}, ""}}) == "Member[2]/Name" + detail);
  BOOST_TEST(broken({kNo, {3, {1}, ""}, {3, {3}, ""}}) == "Member[3]/Name" + detail);
  BOOST_TEST(broken({kNo, {3, {1}, ""}, {4, {1, 2}, ""}}) == "Member[1]/Tag[2]" + detail);
  BOOST_TEST(broken({kNo, {3, {1}, ""}, {4, {2, 2}, ""}}) == "Member[2]/Tag[2]" + detail);
}

BOOST_AUTO_TEST_CASE(refuses_values_out_of_document_order) {
  const std::string detail = ": values are not in document order";

  BOOST_TEST(broken({{1, {}, ""}, kNo}) == "No" + detail);
  BOOST_TEST(broken({kNo, {3, {1}, ""}, {3, {2}, ""}, {4, {1, 1}, ""}}) ==
             "Member[1]/Tag[1]" + detail);
  BOOST_TEST(broken({kNo, {4, {1, 1}, ""}, {3, {1}, ""}}) == "Member[1]/Name" + detail);
}

BOOST_AUTO_TEST_CASE(refuses_a_value_that_stands_twice) {
  BOOST_TEST(broken({kNo, kNo}) == "No: value stands twice");
  BOOST_TEST(broken({kNo, {3, {1}, ""}, {3, {1}, ""}}) == "Member[1]/Name: value stands twice");
}

BOOST_AUTO_TEST_CASE(refuses_a_missing_required_field) {
  const std::string detail = ": required field is missing";

  BOOST_TEST(broken({}) == "No" + detail);
  BOOST_TEST(broken({{1, {}, ""}}) == "No" + detail);
  BOOST_TEST(broken({kNo, {4, {1, 1}, ""}}) == "Member[1]/Name" + detail);
  BOOST_TEST(broken({kNo, {3, {1}, ""}, {4, {2, 1}, ""}, {3, {3}, ""}}) ==
             "Member[2]/Name" + detail);
}

BOOST_AUTO_TEST_CASE(names_a_group_that_must_be_there_and_is_not) {
  auto letter = catalogue::letter();
  letter.groups = {{"Person", "本人", true}, {"Member", "世帯員", false}};
  const catalogue::DocumentType type{letter};

  const auto missing = missing_fields(type, {kNo});

  BOOST_REQUIRE_EQUAL(missing.size(), 1U);
  BOOST_TEST(missing[0].place == "Person");
  BOOST_TEST(missing_fields(type, {kNo, {1, {}, "山田"}}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
