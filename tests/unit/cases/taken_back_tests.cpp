// What a changed consent asks back of what was sent on the one before.
#define BOOST_TEST_DYN_LINK
#include "server/cases/taken_back.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/cases/made_facts.h"

using namespace tsunagu;
using namespace tsunagu::cases;

namespace {

const std::string kToday = "2025-11-12";
const Share kName{1, Category::basic};
const Share kIllness{3, Category::health};

DocumentFacts form(const std::vector<std::string>& categories,
                   const std::vector<RoleValue>& more = {}) {
  std::vector<RoleValue> values{{Role::consent_agency, "HK01"}};
  for (const auto& one : categories) {
    values.emplace_back(Role::consent_category, one);
  }
  values.insert(values.end(), more.begin(), more.end());
  return consent_form("given", values);
}

/// Whether HK01, which got `sent`, has to give it back when `after` takes the place of `before`.
bool is_asked_back(const DocumentFacts& before, const DocumentFacts& after,
                   const std::vector<GrantedShare>& sent, const std::string& agency = "HK01") {
  const auto consents_before = consents_of(case_of({before}));
  const auto consents_after = consents_of(case_of({after}));
  const ConsentChange change{consents_before, consents_after, is_withdrawal(after), kToday};
  return is_taken_back(change, agency, "", sent);
}

const std::vector<GrantedShare> kSent{{kName, Ground::consent}, {kIllness, Ground::consent}};

}  // namespace

BOOST_AUTO_TEST_SUITE(taken_back_tests)

BOOST_AUTO_TEST_CASE(asks_back_what_was_sent_on_a_consent_that_is_withdrawn) {
  const auto given = form({"basic", "health"});

  BOOST_TEST(is_asked_back(given, consent_form("withdrawn"), kSent));
  BOOST_TEST(
      is_asked_back(given, form({"basic", "health"}, {{Role::withdrawn_date, kToday}}), kSent));
  BOOST_TEST(is_asked_back(given, consent_form("refused"), kSent));
  BOOST_TEST(!is_asked_back(given, given, kSent));
}

BOOST_AUTO_TEST_CASE(asks_back_what_a_narrower_consent_leaves_out) {
  const auto given = form({"basic", "health"});

  BOOST_TEST(is_asked_back(given, form({"basic"}), kSent));
  BOOST_TEST(!is_asked_back(given, form({"basic"}), {{kName, Ground::consent}}));
  BOOST_TEST(is_asked_back(
      given, form({"basic", "health"}, {{Role::consent_excluded_agency, "HK01"}}), kSent));
  BOOST_TEST(!is_asked_back(given, form({"basic", "health", "work"}), kSent));
}

BOOST_AUTO_TEST_CASE(leaves_what_was_sent_on_another_ground) {
  for (const auto ground : {Ground::own_record, Ground::urgent, Ground::support_meeting}) {
    BOOST_TEST(!is_asked_back(form({"basic"}), consent_form("withdrawn"), {{kName, ground}}));
  }
}

BOOST_AUTO_TEST_CASE(leaves_what_was_sent_on_a_consent_that_only_ran_out) {
  const auto over = form({"basic", "health"}, {{Role::valid_to, "2025-11-11"}});

  BOOST_TEST(!is_asked_back(over, consent_form("expired"), kSent));
  BOOST_TEST(!is_asked_back(over, over, kSent));
  BOOST_TEST(is_asked_back(over, consent_form("withdrawn"), kSent));
}

BOOST_AUTO_TEST_CASE(tells_withdrawals_from_other_forms) {
  BOOST_TEST(is_withdrawal(consent_form("withdrawn")));
  BOOST_TEST(is_withdrawal(consent_form("given", {{Role::withdrawn_date, kToday}})));
  BOOST_TEST(!is_withdrawal(consent_form("given")));
  BOOST_TEST(!is_withdrawal(made("referral-sheet", {{Role::consent, "withdrawn"}})));
}

BOOST_AUTO_TEST_SUITE_END()
