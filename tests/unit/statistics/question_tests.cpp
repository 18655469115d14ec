// What is asked: filters and dimensions.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

using Conditions = std::vector<std::pair<std::string, std::string>>;

profiles::Profile two_levels() {
  profiles::Profile profile;
  add_agency(profile, "houkatsu");
  add_agency(profile, "kita", "houkatsu");
  add_agency(profile, "kita-2", "kita");
  add_agency(profile, "ayumi", "", "poverty");
  return profile;
}

std::vector<Figure> asked(const std::vector<Case>& all, const Conditions& conditions) {
  const auto profile = two_levels();
  std::string wrong;
  auto question = year_2025();
  question.filter = Filter::make(conditions, profile, wrong).value();
  return figures_of(all, question, profile);
}

Case minutes(const std::string& kind) {
  Case one;
  one.add("minutes", {{Role::kind, kind}, {Role::meeting_date, "2025-06-10"}});
  return one;
}

BOOST_AUTO_TEST_SUITE(question_tests)

BOOST_AUTO_TEST_CASE(an_agency_stands_for_all_below_it) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "kita"));
  one.add("progress-record", contact("2025-04-03", "kita-2"));
  one.add("progress-record", contact("2025-04-04", "ayumi"));

  const auto figures = asked({one}, {{"agency", "houkatsu"}});

  BOOST_TEST(value_of(figures, ItemId::contact, "total", {}) == "2");
}

BOOST_AUTO_TEST_CASE(a_kind_of_conference_stands_for_the_kinds_below_it) {
  const std::vector<Case> all{minutes("SK"), minutes("SK-F"), minutes("SK-S")};

  BOOST_TEST(value_of(asked(all, {{"kind", "SK"}}), ItemId::support_meetings, {"*"}) == "3");
  BOOST_TEST(value_of(asked(all, {{"kind", "SK-F"}}), ItemId::support_meetings, {"*"}) == "1");
}

BOOST_AUTO_TEST_CASE(conditions_speak_of_the_kind_of_plan_the_type_and_any_fact) {
  Case one;
  one.add("support-plan",
          {{Role::kind, "TK"}, {Role::status, "decided"}, {Role::document_date, "2025-05-01"}});
  one.add("support-plan",
          {{Role::kind, "SN"}, {Role::status, "decided"}, {Role::document_date, "2025-05-01"}});
  Case host;
  host.add(
      "community-resource",
      {{Role::document_date, "2025-04-01"}, {Role::kind, "workplace"}, {Role::stage, "accepting"}});

  BOOST_TEST(value_of(asked({one}, {{"plan-kind", "TK"}}), ItemId::plans_made, {"*"}) == "1");
  BOOST_TEST(value_of(asked({one}, {{"status", "draft"}}), ItemId::plans_made, {"*"}) == "-");
  const Conditions conditions{
      {"type", "community-resource"}, {"kind", "workplace"}, {"stage", "accepting"}};
  BOOST_TEST(value_of(asked({one, host}, conditions), ItemId::hosts_found, {"*"}) == "1");
  BOOST_TEST(value_of(asked({one, host}, conditions), ItemId::plans_made, {"*"}) == "-");
}

BOOST_AUTO_TEST_CASE(names_a_key_that_is_no_condition) {
  std::string wrong;

  BOOST_TEST(!Filter::make({{"colour", "red"}}, {}, wrong).has_value());
  BOOST_TEST(wrong == "colour");
  BOOST_TEST(!Filter::make({{"person-name", "x"}}, {}, wrong).has_value());
  BOOST_TEST(wrong == "person-name");
}

BOOST_AUTO_TEST_CASE(count_chooses_one_way_of_counting) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "kita"));

  const auto figures = asked({one}, {{"count", "new"}});

  BOOST_TEST(value_of(figures, ItemId::contact, "new", {}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {}) == "-");
}

BOOST_AUTO_TEST_CASE(breaks_down_by_field_and_month_at_once_with_all_totals) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "ayumi"));
  one.add("progress-record", contact("2025-05-02", "nobody"));
  auto question = year_2025();
  question.by = {Dimension::field, Dimension::month};

  const auto figures = figures_of({one}, question, two_levels());

  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"poverty", "2025-04"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"", "2025-05"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"poverty", "*"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"*", "2025-05"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"*", "*"}) == "2");
}

BOOST_AUTO_TEST_CASE(every_dimension_has_a_name_that_finds_it) {
  for (int i = 0; i <= static_cast<int>(Dimension::change); ++i) {
    const auto dimension = static_cast<Dimension>(i);
    BOOST_TEST((find_dimension(dimension_text(dimension).name) == dimension));
  }
  BOOST_TEST(!find_dimension("colour").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
