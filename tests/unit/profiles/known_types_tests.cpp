/// Whether what a profile says of documents fits the document types there are.
#define BOOST_TEST_DYN_LINK
#include "server/profiles/known_types.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/profiles/refused_profile.h"

using namespace tsunagu;
using namespace tsunagu::profiles;

namespace {

/// One type "letter" with Person/Name (required) and Person/Age, lists "operation" (direct),
/// "agency-field" (general), "conference-kind" (MJ), "plan-kind" (TK) and "project" (P1).
KnownTypes one_type() {
  KnownTypes known;
  known.has_type = [](std::string_view type) { return type == "letter"; };
  known.has_path = [](std::string_view, std::string_view path) {
    return path == "Person" || path == "Person/Name" || path == "Person/Age";
  };
  known.is_required = [](std::string_view, std::string_view path) { return path == "Person/Name"; };
  known.has_list = [](std::string_view list) {
    return list == "operation" || list == "agency-field" || list == "conference-kind" ||
           list == "plan-kind" || list == "project";
  };
  known.has_code = [](std::string_view list, std::string_view code) {
    return (list == "operation" && code == "direct") ||
           (list == "agency-field" && code == "general") ||
           (list == "conference-kind" && code == "MJ") || (list == "plan-kind" && code == "TK") ||
           (list == "project" && code == "P1");
  };
  known.has_retention = [](std::string_view retention) { return retention == "case"; };
  return known;
}

void check_refused(const std::string& text, int line, const std::string& key,
                   const std::string& words) {
  const ProfileFile file = read_profile(text, "p.conf");
  tsunagu::testing::check_refused_at([&] { check_references(file, one_type()); }, line, key, words);
}

const std::string kAgency = "agency.a.name = 機関\n";
const std::string kTarget =
    "target.t.label = 目標\ntarget.t.indicator = N07\ntarget.t.unit = 件\ntarget.t.2025 = 1\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(known_types_tests)

BOOST_AUTO_TEST_CASE(takes_what_is_there) {
  const ProfileFile file = read_profile(
      kAgency + kTarget +
          "agency.a.operation = direct\nagency.a.field = general\nagency.a.projects = P1\n"
          "conference.c.name = 会議\nconference.c.kind = MJ\nform.letter.hidden = Person/Age\n"
          "form.letter.required = Person/Name\ntarget.t.filter = plan-kind=TK, kind=anything\n"
          "retention.case.years = 5\ncodes.operation.own = 独自",
      "p.conf");

  BOOST_CHECK_NO_THROW(check_references(file, one_type()));
}

BOOST_AUTO_TEST_CASE(refuses_codes_outside_of_their_lists) {
  check_refused(kAgency + "agency.a.operation = none", 2, "agency.a.operation", "operation");
  check_refused(kAgency + "agency.a.field = none", 2, "agency.a.field", "agency-field");
  check_refused(kAgency + "agency.a.base = none", 2, "agency.a.base", "agency-base");
  check_refused(kAgency + "agency.a.projects = P1, P9", 2, "agency.a.projects", "P9");
  check_refused("conference.c.name = 会議\nconference.c.kind = XX", 2, "conference.c.kind",
                "conference-kind");
  check_refused(kTarget + "target.t.filter = plan-kind=XX", 5, "target.t.filter", "plan-kind");
}

BOOST_AUTO_TEST_CASE(takes_a_code_that_the_profile_adds_itself) {
  const ProfileFile file = read_profile(
      "conference.c.name = 会議\nconference.c.kind = SK-9\ncodes.conference-kind.SK-9 = 独自会議",
      "p.conf");

  BOOST_CHECK_NO_THROW(check_references(file, one_type()));
}

BOOST_AUTO_TEST_CASE(refuses_to_add_a_code_that_exists_or_to_a_list_that_does_not) {
  check_refused("codes.operation.direct = 直営", 1, "codes.operation.direct", "already");
  check_refused("codes.nowhere.x = 独自", 1, "codes.nowhere.x", "no code list");
}

BOOST_AUTO_TEST_CASE(refuses_types_and_paths_that_are_not_there) {
  check_refused("form.card.required = Person", 1, "form.card.hidden", "no document type");
  check_refused("form.letter.hidden = Person/Shoe", 1, "form.letter.hidden", "Person/Shoe");
  check_refused("form.letter.required = Shoe", 1, "form.letter.required", "Shoe");
}

BOOST_AUTO_TEST_CASE(refuses_to_hide_what_has_to_be_filled) {
  check_refused("form.letter.hidden = Person/Name", 1, "form.letter.hidden", "has to be filled");
}

BOOST_AUTO_TEST_CASE(refuses_a_retention_class_without_documents) {
  check_refused("retention.paper.event = closure", 1, "retention.paper.years", "retention class");
}

BOOST_AUTO_TEST_SUITE_END()
