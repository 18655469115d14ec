// What a text keeps of the one before it, and how two differ.
#define BOOST_TEST_DYN_LINK
#include "server/drafts/merging.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::drafts;
using documents::Value;

namespace {

// No, Person/Name, Person/Sex, Member[]/Name, Member[]/Tag[].
const catalogue::DocumentType& letter() {
  static const catalogue::DocumentType made{catalogue::letter()};
  return made;
}

std::string shown(const Result<std::vector<Value>>& result) {
  if (!result) {
    return refusal_id(result.refusal().code) + " " + result.refusal().place;
  }
  std::string out;
  for (const auto& value : *result) {
    out += std::to_string(value.field);
    for (const auto one : value.position) {
      out += "." + std::to_string(one);
    }
    out += "=" + value.value + ";";
  }
  return out;
}

/// Keeps of `before`; fields at `path` are not shown, in the way of `sight`.
std::string keeping(const std::vector<Value>& before, std::vector<Value> written,
                    const std::string& path, Sight sight = Sight::unseen) {
  return shown(
      keeping_unshown(letter(), before, std::move(written), [&](const catalogue::Field& field) {
        return field.path.starts_with(path) ? sight : Sight::asked;
      }));
}

const std::vector<Value> kMembers{{3, {1}, "一"}, {4, {1, 1}, "secret"}, {3, {2}, "二"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(merging_tests)

BOOST_AUTO_TEST_CASE(keeps_what_its_writer_was_not_shown_and_lets_the_rest_go) {
  BOOST_TEST(keeping({{0, {}, "A"}, {1, {}, "山田"}, {2, {}, "1"}}, {{0, {}, "B"}},
                     "Person/Name") == "0=B;1=山田;");
}

BOOST_AUTO_TEST_CASE(refuses_another_value_for_what_was_not_disclosed) {
  BOOST_TEST(keeping({{1, {}, "山田"}}, {{1, {}, "鈴木"}}, "Person/Name") == "KX707 Person/Name");
  BOOST_TEST(keeping({{1, {}, "山田"}}, {{1, {}, "山田"}}, "Person/Name") == "1=山田;");
}

BOOST_AUTO_TEST_CASE(lets_somebody_who_may_see_it_write_a_hidden_field) {
  BOOST_TEST(keeping({{1, {}, "山田"}}, {{1, {}, "鈴木"}}, "Person/Name", Sight::hidden) ==
             "1=鈴木;");
  BOOST_TEST(keeping({{1, {}, "山田"}}, {}, "Person/Name", Sight::hidden) == "1=山田;");
}

BOOST_AUTO_TEST_CASE(keeps_an_occurrence_with_what_is_not_shown_where_it_was) {
  BOOST_TEST(keeping(kMembers, {{3, {1}, "一"}, {3, {2}, "二"}}, "Member/Tag") ==
             "3.1=一;4.1.1=secret;3.2=二;");
  BOOST_TEST(keeping(kMembers, {{3, {1}, "一"}, {3, {2}, "三"}, {3, {3}, "四"}}, "Member/Tag") ==
             "3.1=一;4.1.1=secret;3.2=三;3.3=四;");
}

BOOST_AUTO_TEST_CASE(refuses_to_give_an_unseen_value_to_another_occurrence) {
  BOOST_TEST(keeping(kMembers, {{3, {1}, "二"}}, "Member/Tag") == "KX707 Member[1]/Name");
  BOOST_TEST(keeping(kMembers, {}, "Member/Tag") == "KX707 Member[1]/Name");
}

BOOST_AUTO_TEST_CASE(puts_new_occurrences_behind_those_nobody_saw) {
  BOOST_TEST(keeping({{3, {1}, "一"}, {3, {2}, "二"}}, {{3, {1}, "三"}}, "Member") ==
             "3.1=一;3.2=二;3.3=三;");
}

BOOST_AUTO_TEST_CASE(shows_two_texts_side_by_side) {
  const auto found = differences(letter(), {{0, {}, "A"}, {1, {}, "山田"}, {3, {1}, "一"}},
                                 {{0, {}, "A"}, {1, {}, "鈴木"}, {3, {1}, "一"}, {3, {2}, "二"}});

  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].place == "Person/Name");
  BOOST_TEST(found[0].yours == "山田");
  BOOST_TEST(found[0].stored == "鈴木");
  BOOST_TEST(found[1].place == "Member[2]/Name");
  BOOST_TEST(found[1].yours.empty());
}

BOOST_AUTO_TEST_SUITE_END()
