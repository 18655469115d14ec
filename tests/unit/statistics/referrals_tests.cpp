// Referral sheets and what a case begins with: N03, N04, N05, N06 and N20.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(referrals_tests)

Case sheet(const std::string& acceptance, const std::string& received, const std::string& method) {
  Case one;
  one.add("referral-sheet", {{Role::document_date, "2025-06-01"},
                             {Role::author_agency, "kita"},
                             {Role::recipient_agency, "yorisoi"},
                             {Role::received_date, received},
                             {Role::acceptance, acceptance},
                             {Role::handover_method, method}});
  return one;
}

BOOST_AUTO_TEST_CASE(counts_sheets_sent_received_decided_and_the_rate_of_returns) {
  auto first = sheet("accepted-normal", "2025-06-03", "telephone");
  auto second = sheet("returned", "2025-06-05", "sheet-only");
  auto third = sheet("accepted-multi-agency", "2025-06-04", "accompanied");
  auto question = year_2025();
  question.by = {Dimension::agency};

  const auto figures = figures_of({first, second, third}, question);

  BOOST_TEST(value_of(figures, ItemId::sheets_sent, {"kita"}) == "3");
  BOOST_TEST(value_of(figures, ItemId::sheets_received, {"yorisoi"}) == "3");
  BOOST_TEST(value_of(figures, ItemId::sheets_decided, {"returned", "yorisoi"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::return_rate, {"yorisoi"}) == "33.3");
  BOOST_TEST(value_of(figures, ItemId::days_to_receipt, {"yorisoi"}) == "3");
  BOOST_TEST(value_of(figures, ItemId::sure_handover_rate, {"kita"}) == "66.7");
  BOOST_TEST(value_of(figures, ItemId::handovers, {"sheet-only", "*"}) == "1");
}

BOOST_AUTO_TEST_CASE(days_to_the_answer_go_from_receipt_to_the_first_answer) {
  auto one = sheet("", "2025-06-03", "");
  one.grouped({{Role::reply_date, "2025-06-20"}}).grouped({{Role::reply_date, "2025-06-13"}});

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::sheets_answered) == "1");
  BOOST_TEST(value_of(figures, ItemId::days_to_answer) == "10");
}

BOOST_AUTO_TEST_CASE(days_are_not_counted_from_or_to_a_day_that_is_not_exact) {
  const auto one = sheet("", "2025-06-00", "");

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::sheets_received) == "1");
  BOOST_TEST(value_of(figures, ItemId::days_to_receipt) == "-");
}

BOOST_AUTO_TEST_CASE(counts_results_of_screening) {
  Case one;
  one.add("consultation-intake",
          {{Role::document_date, "2025-04-02"}, {Role::screening, "multi-agency"}});
  Case other;
  other.add("consultation-intake", {{Role::document_date, "2025-04-02"}});

  const auto figures = figures_of({one, other});

  BOOST_TEST(value_of(figures, ItemId::screening, {"multi-agency"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::screening, {"*"}) == "1");
}

Case consent(const std::string& result, const std::string& withdrawn = "") {
  Case one;
  one.add("consent", {{Role::document_date, "2025-04-01"},
                      {Role::consent_date, "2025-05-01"},
                      {Role::consent, result},
                      {Role::withdrawn_date, withdrawn}});
  return one;
}

BOOST_AUTO_TEST_CASE(counts_applications_consents_withdrawals_and_the_rate_of_consent) {
  Case application;
  application.add("use-application", {{Role::document_date, "2025-04-02"}});

  const auto figures = figures_of({application, consent("given"), consent("partial", "2025-08-01"),
                                   consent("refused"), consent("not-reached")});

  BOOST_TEST(value_of(figures, ItemId::applied) == "1");
  BOOST_TEST(value_of(figures, ItemId::consents, {"*"}) == "4");
  BOOST_TEST(value_of(figures, ItemId::consents, {"refused"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::consents_withdrawn) == "1");
  BOOST_TEST(value_of(figures, ItemId::consent_rate) == "66.7");
}

BOOST_AUTO_TEST_CASE(consents_stated_in_sheets_are_counted_apart) {
  Case one;
  one.add("referral-sheet", {{Role::document_date, "2025-04-02"}, {Role::consent, "given"}});

  const auto figures = figures_of({one});

  BOOST_TEST(value_of(figures, ItemId::consents_stated, {"given"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::consents, {"given"}) == "-");
}

BOOST_AUTO_TEST_CASE(an_assessment_that_was_corrected_counts_once) {
  Case one;
  one.add("intake-assessment", {{Role::document_date, "2025-04-02"}});
  one.replaced({{Role::document_date, "2025-04-03"}});

  BOOST_TEST(value_of(figures_of({one}), ItemId::assessments) == "1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
