/// Whether the parts of a profile fit together.
#define BOOST_TEST_DYN_LINK
#include "server/profiles/agreement.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/profiles/refused_profile.h"

using namespace tsunagu;
using namespace tsunagu::profiles;
using tsunagu::testing::check_profile_refused;

namespace {

const std::string kTarget =
    "target.t.label = 目標\ntarget.t.indicator = N01\ntarget.t.unit = 件\ntarget.t.2025 = 1\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(agreement_tests)

BOOST_AUTO_TEST_CASE(refuses_an_agency_without_a_name) {
  check_profile_refused("agency.a.area = 東", 1, "agency.a.name", "is missing");
}

BOOST_AUTO_TEST_CASE(refuses_a_conference_without_name_or_kind) {
  check_profile_refused("conference.c.kind = MJ", 1, "conference.c.name", "is missing");
  check_profile_refused("conference.c.name = 会議", 1, "conference.c.kind", "is missing");
}

BOOST_AUTO_TEST_CASE(refuses_agencies_that_are_not_there) {
  const std::string agency = "agency.a.name = 機関\n";
  const std::string conference = "conference.c.name = 会議\nconference.c.kind = MJ\n";

  check_profile_refused(agency + "agency.a.parent = b", 2, "agency.a.parent", "no agency b");
  check_profile_refused(agency + conference + "conference.c.host = b", 4, "conference.c.host",
                        "no agency b");
  check_profile_refused(agency + conference + "conference.c.members = a, b, 民生委員", 4,
                        "conference.c.members", "no agency b");
  check_profile_refused(agency + kTarget + "target.t.filter = agency=b", 6, "target.t.filter",
                        "no agency b");
}

BOOST_AUTO_TEST_CASE(refuses_a_conference_that_is_not_there) {
  check_profile_refused("conference.c.name = 会議\nconference.c.kind = MJ\nconference.c.parent = d",
                        3, "conference.c.parent", "no conference d");
}

BOOST_AUTO_TEST_CASE(refuses_parents_in_a_circle) {
  check_profile_refused(
      "agency.a.name = 一\nagency.a.parent = b\nagency.b.name = 二\nagency.b.parent = a", 2,
      "agency.a.parent", "circle");
  check_profile_refused("agency.a.name = 一\nagency.a.parent = a", 2, "agency.a.parent", "circle");
  check_profile_refused("conference.c.name = 会議\nconference.c.kind = MJ\nconference.c.parent = c",
                        3, "conference.c.parent", "circle");
}

BOOST_AUTO_TEST_CASE(takes_a_chain_of_parents) {
  const Profile profile = parse_profile(
      "agency.a.name = 一\nagency.b.name = 二\nagency.b.parent = a\nagency.c.name = 三\n"
      "agency.c.parent = b");

  BOOST_TEST(profile.agencies.size() == 3U);
}

BOOST_AUTO_TEST_CASE(refuses_a_target_that_cannot_be_counted) {
  check_profile_refused("target.t.label = 目標", 1, "target.t.indicator", "is missing");
  check_profile_refused("target.t.label = 目標\ntarget.t.indicator = N01", 1, "target.t.unit",
                        "is missing");
  check_profile_refused("target.t.label = 目標\ntarget.t.indicator = N01\ntarget.t.unit = 件", 1,
                        "target.t.YEAR", "no fiscal year");
  check_profile_refused(kTarget + "target.t.filter = count=twice", 5, "target.t.filter",
                        "new, total or distinct");
}

BOOST_AUTO_TEST_CASE(refuses_a_plan_that_ends_before_it_begins) {
  check_profile_refused("plan.from = 2025-04-01\nplan.to = 2025-03-31", 2, "plan.to",
                        "before plan.from");
}

BOOST_AUTO_TEST_CASE(refuses_a_path_that_is_hidden_and_required) {
  check_profile_refused("form.t.hidden = Person\nform.t.required = Person/Name", 2,
                        "form.t.required", "is hidden");
  BOOST_CHECK_NO_THROW(parse_profile("form.t.hidden = Person\nform.t.required = PersonCount"));
}

BOOST_AUTO_TEST_SUITE_END()
