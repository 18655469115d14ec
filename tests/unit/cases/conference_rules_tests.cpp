// The rules about conferences, in both directions: what they refuse, what they pass.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/cases/asked_rules.h"

using namespace tsunagu;
using namespace tsunagu::cases;

BOOST_AUTO_TEST_SUITE(conference_rules_tests)

BOOST_AUTO_TEST_CASE(r03_whoever_sits_in_a_meeting_has_confirmed_secrecy) {
  const auto attended = [](const char* secrecy, const char* attendance) {
    return with(
        meeting("shared"), 1,
        {{Role::attendee_agency, "A"}, {Role::attendance, attendance}, {Role::secrecy, secrecy}});
  };

  BOOST_TEST(broken(attended("confirmed", "present")) == "");
  BOOST_TEST(broken(attended("not-confirmed", "absent")) == "");
  BOOST_TEST(broken(attended("not-confirmed", "present")) == "R03");
}

BOOST_AUTO_TEST_CASE(r04_some_municipalities_bind_the_council_too) {
  const auto minutes = with(council("shared"), 1, {{Role::secrecy, "not-confirmed"}});

  BOOST_TEST(broken(minutes) == "");
  BOOST_TEST(broken(minutes, {}, switched(&Switches::secrecy_in_council)) == "R04");
}

BOOST_AUTO_TEST_CASE(r06_a_council_is_held_at_four_timings) {
  const auto held_for = [](const char* purpose) {
    return also(council("shared"), {{Role::conference_purpose, purpose}});
  };
  const auto meeting_for = [](const char* purpose) {
    return also(meeting("shared"), {{Role::conference_purpose, purpose}});
  };

  for (const char* timing : {"T1", "T2", "T3", "T4"}) {
    BOOST_TEST(broken(held_for(timing)) == "", timing);
    BOOST_TEST(broken(meeting_for(timing)) == "R06", timing);
    BOOST_TEST(broken(meeting_for(timing), {}, switched(&Switches::meeting_replaces_council)) == "",
               timing);
  }
  BOOST_TEST(broken(held_for("T0")) == "R06");
  BOOST_TEST(broken(held_for("T0"), {}, switched(&Switches::fifth_purpose)) == "");
  BOOST_TEST(broken(held_for("S1")) == "R06");
  BOOST_TEST(broken(meeting_for("S1")) == "");
}

BOOST_AUTO_TEST_CASE(r07_what_belongs_to_a_timing_is_settled) {
  const auto first = also(council("approved"), {{Role::conference_purpose, "T1"},
                                                {Role::monitoring_date, "2026-01-10"},
                                                {Role::role_agency, "A"}});
  const auto bare = also(council("approved"), {{Role::conference_purpose, "T1"}});
  const auto no_roles = also(bare, {{Role::monitoring_date, "2026-01-10"}});
  const auto closing = also(council("closed"), {{Role::conference_purpose, "T3"}});
  const auto stopping = also(council("suspended"), {{Role::conference_purpose, "T4"}});

  BOOST_TEST(broken(first, kDrafted) == "");
  BOOST_TEST(broken(bare, kDrafted) == "R07");
  BOOST_TEST(broken(no_roles, kDrafted) == "R07");
  BOOST_TEST(broken(closing, kDecided) == "R07");
  BOOST_TEST(broken(also(closing, {{Role::closure_kind, "wish"}}), kDecided) == "");
  BOOST_TEST(broken(stopping, kDecided) == "R07");
  BOOST_TEST(broken(also(stopping, {{Role::suspension_reason, "no-contact"}}), kDecided) == "");
}

BOOST_AUTO_TEST_CASE(r14_a_meeting_is_closed_to_the_public) {
  BOOST_TEST(broken(also(meeting("shared"), {{Role::meeting_disclosure, "closed"}})) == "");
  BOOST_TEST(broken(also(meeting("shared"), {{Role::meeting_disclosure, "open"}})) == "R14");
}

BOOST_AUTO_TEST_CASE(r15_material_is_asked_for_by_a_meeting) {
  const auto request = [](const char* basis, const char* number) {
    return made("cooperation-request",
                {{Role::legal_basis, basis}, {Role::conference_number, number}});
  };

  BOOST_TEST(broken(request("act-106-6", "K-1")) == "");
  BOOST_TEST(broken(request("act-106-6", "")) == "R15");
  BOOST_TEST(broken(request("other", "K-1")) == "R15");
}

BOOST_AUTO_TEST_CASE(r16_each_conference_has_its_legal_basis) {
  const auto on = [](const DocumentFacts& minutes, const char* basis) {
    return also(minutes, {{Role::legal_basis, basis}});
  };

  BOOST_TEST(broken(on(meeting("shared"), "act-106-6")) == "");
  BOOST_TEST(broken(on(meeting("shared"), "guideline-and-consent")) == "R16");
  BOOST_TEST(broken(on(council("shared"), "guideline-and-consent")) == "");
  BOOST_TEST(broken(on(council("shared"), "act-106-6")) == "R16");
}

BOOST_AUTO_TEST_CASE(r17_a_meeting_judges_plans_only_where_it_may) {
  const auto replaces = switched(&Switches::meeting_replaces_council);
  const auto judging = with(meeting("shared"), 1, {{Role::plan_result, "approved"}});

  BOOST_TEST(broken(meeting("approved")) == "R17");
  BOOST_TEST(broken(meeting("approved"), {}, replaces) == "");
  BOOST_TEST(broken(judging) == "R17");
  BOOST_TEST(broken(judging, {}, replaces) == "");
  BOOST_TEST(broken(meeting("closed")) == "");
}

BOOST_AUTO_TEST_SUITE_END()
