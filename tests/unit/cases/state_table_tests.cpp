// Every state of a case × every kind of document: where it leads, or that the step is refused. The
// table in tests/data/cases/steps.csv was written for people to read.
#define BOOST_TEST_DYN_LINK
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "server/cases/case_state.h"
#include "tests/unit/cases/made_facts.h"

using namespace tsunagu;
using namespace tsunagu::cases;

namespace {

struct Sample {
  std::string name;
  DocumentFacts facts;
};

DocumentFacts intake(const std::string& screening) {
  return made("consultation-intake", {{Role::screening, screening}});
}

/// One of each document that the table of effects tells apart, and of each type that it does not.
std::vector<Sample> samples() {
  std::vector<Sample> out{{"intake", intake("")}};
  for (const char* code : {"informed", "referred", "normal", "multi-agency", "support-meeting",
                           "abuse", "broken-off"}) {
    out.push_back({std::string{"intake "} + code, intake(code)});
  }
  for (const char* code : {"given", "partial", "refused", "withdrawn", "expired", "not-asked",
                           "not-reached", "none", ""}) {
    out.push_back({std::string{"sheet "} + code, sheet(code)});
  }
  out.push_back(
      {"sheet accepted-normal",
       made("referral-sheet", {{Role::consent, "given"}, {Role::acceptance, "accepted-normal"}})});
  out.push_back({"use-application", made("use-application")});
  for (const char* code :
       {"given", "partial", "renewed", "refused", "not-reached", "withdrawn", "expired"}) {
    out.push_back({std::string{"consent "} + code, consent_form(code)});
  }
  for (const char* kind : {"TK", "OR", "SN"}) {
    for (const char* status : {"draft", "decided", "changed", "suspended", "closed"}) {
      out.push_back({std::string{"plan "} + kind + " " + status, plan(status, kind)});
    }
  }
  for (const char* decision : {"approved", "approved-with-conditions", "resubmit", "returned",
                               "deferred", "closed", "suspended", "shared"}) {
    out.push_back({std::string{"council "} + decision, council(decision)});
  }
  for (const char* decision : {"shared", "closed", "emergency"}) {
    out.push_back({std::string{"meeting "} + decision, meeting(decision)});
    out.push_back({std::string{"meeting "} + decision + " given", meeting(decision, "given")});
  }
  out.push_back({"evaluation closure", evaluation("closure")});
  out.push_back({"evaluation continuation", evaluation("continuation")});
  out.push_back(
      {"handover municipality accepted",
       made("handover", {{Role::kind, "municipality"}, {Role::handover_accepted, "yes"}})});
  for (const char* type :
       {"intake-assessment", "outreach-followup", "progress-record", "monitoring",
        "cooperation-request", "cooperation-answer", "handover", "protection", "agency",
        "community-resource", "resource-gap", "activity-report", "outreach-survey", "conference"}) {
    out.push_back({type, made(type)});
  }
  return out;
}

CaseState state_at(std::size_t index) { return static_cast<CaseState>(index); }

/// "document;C00;C10;...": the state each leads to, "=" where the case stays, "-" where refused.
std::string row_of(const Sample& sample) {
  std::string row = sample.name;
  for (std::size_t index = 0; index < kCaseStates; ++index) {
    const auto next = step(state_at(index), sample.facts);
    const bool stays = next.state == state_at(index);
    row += ';';
    row += next.remark ? "-" : stays ? "=" : std::string{state_code(next.state)};
  }
  return row;
}

std::string header() {
  std::string row = "document";
  for (std::size_t index = 0; index < kCaseStates; ++index) {
    row += ";" + std::string{state_code(state_at(index))};
  }
  return row;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(state_table_tests)

BOOST_AUTO_TEST_CASE(leads_every_document_from_every_state_as_the_table_says) {
  std::ifstream file{std::string{TSUNAGU_SOURCE_DIR} + "/tests/data/cases/steps.csv"};
  std::vector<std::string> wanted;
  for (std::string line; std::getline(file, line);) {
    wanted.push_back(line);
  }
  std::vector<std::string> found{header()};
  for (const auto& sample : samples()) {
    found.push_back(row_of(sample));
  }

  BOOST_TEST(found == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
