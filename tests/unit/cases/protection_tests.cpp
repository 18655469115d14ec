// Who is protected: by a flag, by a 支援措置 document, and until somebody records the end.
#define BOOST_TEST_DYN_LINK
#include "server/cases/protection.h"

#include <boost/test/unit_test.hpp>

#include "server/cases/standing.h"
#include "tests/unit/cases/made_facts.h"

using namespace tsunagu;
using namespace tsunagu::cases;

namespace {

DocumentFacts protection(const std::string& status, const std::string& to = "") {
  return made("protection", {{Role::status, status}, {Role::valid_to, to}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protection_tests)

BOOST_AUTO_TEST_CASE(protects_until_the_end_was_recorded) {
  const std::vector<std::pair<std::string, bool>> rows{
      {"applied", true}, {"decided", true},  {"extended", true},
      {"unknown", true}, {"expired", false}, {"lifted", false},
  };
  for (const auto& [status, expected] : rows) {
    BOOST_TEST(standing_of(case_of({protection(status)})).is_protected == expected, status);
  }
}

BOOST_AUTO_TEST_CASE(protects_on_after_the_term_ran_out) {
  BOOST_TEST(is_protected(case_of({protection("decided", "2020-03-31")})));
}

BOOST_AUTO_TEST_CASE(looks_at_the_newest_version_of_a_document) {
  auto facts = case_of({protection("decided"), protection("lifted")});
  BOOST_TEST(is_protected(facts));

  facts[1].supersedes = facts[0].document_id;
  BOOST_TEST(!is_protected(facts));
}

BOOST_AUTO_TEST_CASE(protects_while_one_document_of_the_case_says_so) {
  auto facts = case_of({sheet("given"), protection("lifted")});
  BOOST_TEST(!is_protected(facts));

  facts[0].is_protected = true;
  BOOST_TEST(is_protected(facts));
}

BOOST_AUTO_TEST_CASE(takes_no_other_document_for_a_protection) {
  BOOST_TEST(!is_protection_in_force(made("support-plan", {{Role::status, "decided"}})));
}

BOOST_AUTO_TEST_SUITE_END()
