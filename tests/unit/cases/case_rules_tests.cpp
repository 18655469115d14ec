// Rules that need consent.
#define BOOST_TEST_DYN_LINK
#include "server/cases/case_rules.h"

#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::cases;

namespace {

protocol::WireType type_named(const std::string& name) {
  protocol::WireType type;
  type.name = name;
  type.element = "Root";
  type.fields = {catalogue::field("1", "Kind"), catalogue::field("2.1", "Item/Consent", {0})};
  type.fields[0].role = catalogue::Role::kind;
  type.fields[1].role = catalogue::Role::consent;
  return type;
}

const catalogue::Catalogue& types() {
  static const catalogue::Catalogue made{
      {{type_named("minutes"), type_named("support-plan"), type_named("referral-sheet")}, {}}};
  return made;
}

/// "KX801 place" of the rule that is broken; empty if none is.
std::string broken(const std::string& type, const std::string& kind,
                   const std::vector<std::string>& consents) {
  protocol::WireDocument wire{type, {{0, {}, kind}}};
  for (std::size_t index = 0; index < consents.size(); ++index) {
    wire.values.push_back({1, {static_cast<std::uint16_t>(index + 1)}, consents[index]});
  }
  const auto document = documents::Document::from_wire(types(), std::move(wire));
  BOOST_REQUIRE(static_cast<bool>(document));
  const auto refusal = broken_rule(*document);
  return refusal ? refusal_id(refusal->code) + " " + refusal->place : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(case_rules_tests)

BOOST_AUTO_TEST_CASE(passes_what_has_consent) {
  BOOST_TEST(broken("minutes", "MJ", {"given"}) == "");
  BOOST_TEST(broken("minutes", "MJ", {"given", "given"}) == "");
  BOOST_TEST(broken("support-plan", "TK", {"given"}) == "");
}

BOOST_AUTO_TEST_CASE(refuses_a_support_council_without_consent) {
  for (const char* consent :
       {"refused", "none", "not-asked", "not-reached", "withdrawn", "expired", "partial", ""}) {
    BOOST_TEST(broken("minutes", "MJ", {consent}) == "KX801 Item[1]/Consent", consent);
  }
  BOOST_TEST(broken("minutes", "MJ", {"given", "none"}) == "KX801 Item[2]/Consent");
  BOOST_TEST(broken("minutes", "MJ", {}) == "KX801 Item/Consent");
}

BOOST_AUTO_TEST_CASE(passes_a_support_meeting_without_consent) {
  BOOST_TEST(broken("minutes", "SK", {"none"}) == "");
  BOOST_TEST(broken("minutes", "SK", {}) == "");
}

BOOST_AUTO_TEST_CASE(refuses_every_kind_of_plan_without_consent) {
  for (const char* kind : {"TK", "OR", "SN"}) {
    BOOST_TEST(broken("support-plan", kind, {"not-asked"}) == "KX808 Item[1]/Consent", kind);
  }
}

BOOST_AUTO_TEST_CASE(has_no_rule_for_referral_sheets) {
  BOOST_TEST(broken("referral-sheet", "", {"refused"}) == "");
}

BOOST_AUTO_TEST_CASE(lists_every_rule_in_the_manual) {
  std::ifstream file{std::string{TSUNAGU_SOURCE_DIR} + "/docs/case-rules.md"};
  std::stringstream manual;
  manual << file.rdbuf();

  for (const auto& rule : consent_rules()) {
    const auto row = "| " + std::string{rule.id} + " | `" + refusal_id(rule.code) + "` |";
    BOOST_TEST(manual.str().find(row) != std::string::npos, row);
  }
}

BOOST_AUTO_TEST_SUITE_END()
