// What a consent opens, and every reason why it does not.
#define BOOST_TEST_DYN_LINK
#include <tuple>

#include <boost/test/unit_test.hpp>

#include "tests/unit/cases/asked_access.h"

using namespace tsunagu;
using namespace tsunagu::cases;
using namespace tsunagu::cases::test;

BOOST_FIXTURE_TEST_SUITE(access_consent_tests, Case)

BOOST_AUTO_TEST_CASE(opens_what_the_consent_names_and_nothing_else) {
  asked.with_consent({form("HK01", {"basic"})});

  BOOST_TEST(asked.answer(kName) == "consent");
  BOOST_TEST(asked.answer(kAddress) == "consent");
  BOOST_TEST(asked.answer(kCode) == "consent");
  BOOST_TEST(asked.answer(kIllness) == "-category_outside");
  BOOST_TEST(asked.answer(kTax) == "-tax_missing");
  BOOST_TEST(asked.decision().grounds_text() == "consent: 0/basic 1/basic 2/basic");
}

BOOST_AUTO_TEST_CASE(puts_several_consents_together) {
  asked.with_consent({form("HK01", {"basic"}), form("HK01", {"health"}), form("SK01", {"family"})});

  BOOST_TEST(asked.answer(kName) == "consent");
  BOOST_TEST(asked.answer(kIllness) == "consent");
  BOOST_TEST(asked.answer(kFamily) == "-category_outside");
}

BOOST_AUTO_TEST_CASE(lets_no_consent_reach_an_agency_that_another_one_excludes) {
  asked.with_consent({form("HK01", {"basic"}),
                      form("SK01", {"basic"}, {{Role::consent_excluded_agency, "HK01"}})});
  BOOST_TEST(asked.answer(kName) == "-agency_excluded");

  asked.reader.agency = "SK01";
  BOOST_TEST(asked.answer(kName) == "consent");
}

BOOST_AUTO_TEST_CASE(keeps_to_the_time_of_the_consent) {
  const std::vector<std::pair<RoleValue, std::string>> rows{
      {{Role::valid_from, "2025-11-12"}, "consent"},
      {{Role::valid_from, "2025-11-13"}, "-no_consent"},
      {{Role::valid_to, "2025-11-12"}, "consent"},
      {{Role::valid_to, "2025-11-11"}, "-expired"},
      {{Role::withdrawn_date, "2025-11-13"}, "consent"},
      {{Role::withdrawn_date, "2025-11-12"}, "-withdrawn"},
  };
  for (const auto& [fact, expected] : rows) {
    asked.with_consent({form("HK01", {"basic"}, {fact})});

    BOOST_TEST(asked.answer(kName) == expected, fact.second);
  }
}

BOOST_AUTO_TEST_CASE(goes_by_midnight_in_japan) {
  asked.with_consent({form("HK01", {"basic"}, {{Role::valid_to, "2025-11-12"}})});
  asked.now = kNow + 16 * kHour;  // 23:26
  BOOST_TEST(asked.answer(kName) == "consent");

  asked.now += kHour;
  BOOST_TEST(asked.answer(kName) == "-expired");
}

BOOST_AUTO_TEST_CASE(takes_only_agreement_for_consent) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"given", "consent"},       {"partial", "consent"},       {"renewed", "consent"},
      {"refused", "-no_consent"}, {"not-asked", "-no_consent"}, {"not-reached", "-no_consent"},
      {"none", "-no_consent"},    {"withdrawn", "-withdrawn"},  {"expired", "-expired"},
  };
  for (const auto& [result, expected] : rows) {
    asked.with_consent({consent_form(
        result, {{Role::consent_agency, "HK01"}, {Role::consent_category, "basic"}})});

    BOOST_TEST(asked.answer(kName) == expected, result);
  }
}

BOOST_AUTO_TEST_CASE(takes_a_later_withdrawal_or_refusal_under_another_number_as_the_newest_word) {
  for (const std::string result : {"withdrawn", "refused"}) {
    asked.with_consent({form("HK01", {"basic"}), consent_form(result)});
    BOOST_TEST(asked.answer(kName) == "-withdrawn");

    asked.with_consent({consent_form(result), form("HK01", {"basic"})});
    BOOST_TEST(asked.answer(kName) == "consent");
  }
}

BOOST_AUTO_TEST_CASE(asks_every_adult_about_the_family) {
  const RoleValue given{Role::consent_member, "given"};
  const RoleValue refused{Role::consent_member, "refused"};

  asked.with_consent({form("HK01", {"basic", "family"})});
  BOOST_TEST(asked.answer(kFamily) == "consent");
  asked.with_consent({form("HK01", {"basic", "family"}, {given, given})});
  BOOST_TEST(asked.answer(kFamily) == "consent");
  asked.with_consent({form("HK01", {"basic", "family"}, {given, refused})});
  BOOST_TEST(asked.answer(kFamily) == "-family_missing");
  BOOST_TEST(asked.answer(kName) == "consent");
}

BOOST_AUTO_TEST_CASE(opens_tax_data_only_with_the_separate_consent) {
  asked.with_consent({form("HK01", {"basic", "tax"})});
  BOOST_TEST(asked.answer(kTax) == "-tax_missing");

  asked.with_consent({form("HK01", {"basic"}, {{Role::tax_consent, "yes"}})});
  BOOST_TEST(asked.answer(kTax) == "consent");

  asked.with_consent({form("HK01", {"basic"}, {{Role::tax_consent, "no"}})});
  BOOST_TEST(asked.answer(kTax) == "-tax_missing");
}

BOOST_AUTO_TEST_CASE(keeps_to_the_purposes_of_the_consent) {
  const auto for_plan = form("HK01", {"basic"}, {{Role::consent_purpose, "plan"}});
  const auto for_figures = form("HK01", {"basic"}, {{Role::consent_purpose, "statistics"}});
  const std::vector<std::tuple<DocumentFacts, std::string, std::string>> rows{
      {for_plan, "plan", "consent"},          {for_plan, "", "consent"},
      {for_plan, "host", "-purpose_outside"}, {for_figures, "statistics", "consent"},
      {for_figures, "", "-purpose_outside"},  {form("HK01", {"basic"}), "host", "consent"},
  };
  for (const auto& [consent, purpose, expected] : rows) {
    asked.with_consent({consent});
    asked.reader.purpose = purpose;

    BOOST_TEST(asked.answer(kName) == expected, purpose);
  }
}

BOOST_AUTO_TEST_SUITE_END()
