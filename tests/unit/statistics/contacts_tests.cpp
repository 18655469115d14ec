// Consultations: N01, N02, N14 and N22.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(contacts_tests)

BOOST_AUTO_TEST_CASE(counts_intakes_and_records_but_not_those_that_say_they_do_not_count) {
  Case one;
  one.add("consultation-intake", {{Role::document_date, "2025-04-02"}});
  one.add("progress-record", contact("2025-04-10", "", "continued"));
  one.add("progress-record", contact("2025-04-11", "", "not-counted"));
  one.add("progress-record",
          {{Role::document_date, "2025-04-12"}, {Role::record_kind, "conference"}});
  one.add("referral-sheet", {{Role::document_date, "2025-04-12"}});

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::contact, "total", {}) == "2");
  BOOST_TEST(value_of(figures, ItemId::contact, "new", {}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "distinct", {}) == "1");
}

BOOST_AUTO_TEST_CASE(a_case_is_new_once_a_year_at_each_agency) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "kita"));
  one.add("progress-record", contact("2025-05-02", "kita", "new"));
  one.add("progress-record", contact("2025-06-02", "minami"));
  one.add("progress-record", contact("2026-04-02", "kita"));
  auto question = year_2025();
  question.by = {Dimension::agency};

  const auto figures = figures_of({one}, question);

  BOOST_TEST(value_of(figures, ItemId::contact, "new", {"kita"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"kita"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::contact, "new", {"minami"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "new", {"*"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::contact, "distinct", {"*"}) == "1");
  question.period = Period::of_year(2026);
  BOOST_TEST(value_of(figures_of({one}, question), ItemId::contact, "new", {"kita"}) == "1");
}

BOOST_AUTO_TEST_CASE(what_continues_an_earlier_year_is_not_new) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "kita", "continued"));
  one.add("progress-record", contact("2025-04-09", "kita"));

  BOOST_TEST(value_of(figures_of({one}), ItemId::contact, "new", {}) == "0");
}

BOOST_AUTO_TEST_CASE(a_record_that_says_it_is_new_is_new_although_another_came_before) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "kita", "continued"));
  one.add("progress-record", contact("2025-09-09", "kita", "new"));
  one.add("progress-record", contact("2025-10-09", "kita", "new"));

  BOOST_TEST(value_of(figures_of({one}), ItemId::contact, "new", {}) == "1");
}

BOOST_AUTO_TEST_CASE(new_falls_into_the_month_of_the_first_contact_whatever_the_order_of_arrival) {
  Case one;
  one.add("progress-record", contact("2025-07-02", "kita"));
  one.add("progress-record", contact("2025-05-02", "kita"));
  auto question = year_2025();
  question.by = {Dimension::month};

  const auto figures = figures_of({one}, question);

  BOOST_TEST(value_of(figures, ItemId::contact, "new", {"2025-05"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "new", {"2025-07"}) == "0");
  question.period = *Period::of_month("2025-07");
  BOOST_TEST(value_of(figures_of({one}, question), ItemId::contact, "new", {"2025-07"}) == "0");
}

BOOST_AUTO_TEST_CASE(only_the_newest_version_of_a_record_counts) {
  Case one;
  one.add("progress-record", contact("2025-07-02", "kita"));
  one.replaced(contact("2025-07-03", "kita", "not-counted"));

  BOOST_TEST(value_of(figures_of({one}), ItemId::contact, "total", {}) == "-");
}

BOOST_AUTO_TEST_CASE(splits_contacts_by_channel_route_and_household) {
  Case one;
  one.add("consultation-intake", {{Role::document_date, "2025-04-02"},
                                  {Role::channel, "office"},
                                  {Role::route, "family"},
                                  {Role::route, "school"},
                                  {Role::area, "kita"}});
  one.add("intake-assessment", {{Role::household_type, "single-parent"}});
  one.add("progress-record", {{Role::document_date, "2025-05-02"},
                              {Role::channel, "telephone"},
                              {Role::count_unit, "continued"}});

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::by_channel, "total", {"telephone"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::by_channel, "new", {"telephone"}) == "0");
  BOOST_TEST(value_of(figures, ItemId::by_channel, "total", {"*"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::by_route, "total", {"family"}) == "2");
  BOOST_TEST(value_of(figures, ItemId::by_household, "new", {"single-parent"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::cross, {"kita", "single-parent"}) == "1");
}

BOOST_AUTO_TEST_CASE(contacts_of_outreach_are_those_of_its_project) {
  Case one;
  auto values = contact("2025-04-02", "shakyo");
  values.emplace_back(Role::project, "P4");
  one.add("progress-record", values);
  one.add("progress-record", contact("2025-04-03", "shakyo"));

  BOOST_TEST(value_of(figures_of({one}), ItemId::outreach_contacts, "total", {}) == "1");
}

BOOST_AUTO_TEST_CASE(a_document_without_a_day_counts_on_the_day_it_was_taken_in) {
  Case one;
  one.add("consultation-intake", {});
  auto question = year_2025();
  question.by = {Dimension::month};

  BOOST_TEST(value_of(figures_of({one}, question), ItemId::contact, "total", {"2025-06"}) == "1");
}

BOOST_AUTO_TEST_CASE(a_document_whose_month_is_unknown_is_in_no_figure_and_is_told) {
  Case one;
  one.add("consultation-intake", {{Role::document_date, "2025-00-00"}});
  one.add("consultation-intake", {{Role::document_date, "2025-05-00"}});
  const auto question = year_2025();
  const profiles::Profile profile;
  Tally tally{question, profile};

  tally.count(one.id(), one.facts());

  BOOST_TEST(tally.undated() == 1);
  BOOST_TEST(value_of(tally.figures(), ItemId::contact, "total", {}) == "1");
}

BOOST_AUTO_TEST_CASE(a_person_of_two_years_is_one_person_in_each) {
  Case one;
  one.add("consultation-intake", {{Role::document_date, "2025-03-02"}});
  one.add("consultation-intake", {{Role::document_date, "2025-05-02"}});
  one.add("consultation-intake", {{Role::document_date, "2025-06-02"}});
  auto question = year_2025();
  question.period.first -= 12;
  question.by = {Dimension::year};

  const auto figures = figures_of({one}, question);

  BOOST_TEST(value_of(figures, ItemId::contact, "distinct", {"2024"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "distinct", {"2025"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "distinct", {"*"}) == "2");
}

BOOST_AUTO_TEST_CASE(keeps_exactly_the_documents_of_each_figure) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "kita"));
  const auto first = one.newest();
  one.add("progress-record", contact("2025-05-02", "kita"));
  auto question = year_2025();
  question.with_records = true;

  for (const auto& figure : figures_of({one}, question)) {
    if (figure.item == ItemId::contact) {
      const std::size_t expected = figure.counting == "total" ? 2 : 1;
      BOOST_TEST(figure.records.size() == expected);
      BOOST_TEST((figure.records[0].document_id == first));
      BOOST_TEST((figure.records[0].case_id == one.id()));
    }
  }
}

BOOST_AUTO_TEST_CASE(two_tallies_put_together_are_one) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "kita"));
  Case other;
  other.add("progress-record", contact("2025-04-02", "kita"));
  const auto question = year_2025();
  const profiles::Profile profile;
  Tally left{question, profile};
  Tally right{question, profile};
  left.count(one.id(), one.facts());
  right.count(other.id(), other.facts());

  left.merge(std::move(right));

  BOOST_TEST(value_of(left.figures(), ItemId::contact, "distinct", {}) == "2");
  BOOST_TEST(left.folders() == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
