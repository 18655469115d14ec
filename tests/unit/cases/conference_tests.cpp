// Tests of reading a conference, of who may sit in it, and of its way to confirmed minutes.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/cases/case_rules.h"
#include "server/cases/conferences.h"
#include "tests/unit/cases/made_facts.h"

namespace tsunagu::cases {
namespace {

using Values = std::vector<ConferenceValue>;

/// One occurrence of a repeating element.
void add(Values& out, const std::string& element, std::uint16_t group,
         const std::vector<RoleValue>& values) {
  for (const auto& [role, value] : values) {
    out.push_back({role, element, group, value});
  }
}

/// Two cases and a topic without one; three members, of whom HK01 comes for the first item alone.
Values agenda(const std::string& kind) {
  Values out{{Role::document_number, "2", 0, "KG-1"},     {Role::kind, "6", 0, kind},
             {Role::status, "5", 0, "invited"},           {Role::agency, "13", 0, "TK01"},
             {Role::meeting_date, "16", 0, "2025-06-25"}, {Role::start_time, "17", 0, "13:30"}};
  add(out, "11", 1, {{Role::conference_purpose, "T1"}});
  add(out, "28", 1,
      {{Role::agenda_number, "1"},
       {Role::attendee_agency, "HK01"},
       {Role::attendance, "present"},
       {Role::secrecy, "confirmed"},
       {Role::secrecy_text, "2025.1"}});
  add(out, "28", 2,
      {{Role::attendee_agency, "ZM01"},
       {Role::secrecy, "confirmed"},
       {Role::secrecy_text, "2025.1"}});
  add(out, "28", 3, {{Role::attendee_agency, "TK01"}, {Role::secrecy, "not-confirmed"}});
  add(out, "33", 1,
      {{Role::agenda_number, "1"},
       {Role::agenda_case, "TN-1"},
       {Role::conference_purpose, "T2"},
       {Role::plan_kind, "TK"},
       {Role::recused_agency, "ZM01"}});
  add(out, "33", 2, {{Role::agenda_number, "2"}, {Role::agenda_case, "TN-2"}});
  add(out, "33", 3, {{Role::agenda_number, "3"}, {Role::agenda_text, "次回の日程"}});
  add(out, "35", 1,
      {{Role::agenda_number, "2"},
       {Role::decision, "approved"},
       {Role::decision_text, "承認"},
       {Role::task_agency, "HK01"},
       {Role::task_date, "2025-07-31"}});
  return out;
}

Consents consents(const std::vector<DocumentFacts>& documents) {
  return consents_of(case_of(documents));
}

DocumentFacts form_for(const std::vector<std::string>& agencies, const std::string& excluded = "") {
  std::vector<RoleValue> values;
  for (const auto& agency : agencies) {
    values.emplace_back(Role::consent_agency, agency);
  }
  if (!excluded.empty()) {
    values.emplace_back(Role::consent_excluded_agency, excluded);
  }
  return consent_form("given", values);
}

/// Why `agency` may or may not come for `item`.
SeatReason seat(const Conference& conference, const AgendaConsents& known, const std::string& item,
                const std::string& agency) {
  for (const auto& one : seats_of(conference, known, "2025-06-01")) {
    if (one.item == item && one.agency == agency) {
      return one.reason;
    }
  }
  BOOST_FAIL("no seat of " + agency + " for " + item);
  return SeatReason::no_case;
}

DocumentFacts meeting_document(const std::string& status, const std::string& kind = "SK") {
  return made("conference", {{Role::kind, kind}, {Role::status, status}});
}

/// The rule that a version `now` after `before` breaks; empty if none.
std::string broken(const std::vector<DocumentFacts>& before, const DocumentFacts& now,
                   const profiles::Profile& profile = {}) {
  const auto facts = case_of(before);
  const auto standing = standing_of(facts);
  const auto rule = broken_rule(
      {now, !before.empty(), facts, standing, profile.switches, "2025-06-25", &profile});
  return rule ? std::string{rule->id} : std::string{};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(conferences)

BOOST_AUTO_TEST_CASE(reads_members_items_and_decisions_apart) {
  const auto conference = conference_of(agenda("MJ"));

  BOOST_TEST(conference.number == "KG-1");
  BOOST_TEST(conference.host == "TK01");
  BOOST_TEST(conference.purposes == std::vector<std::string>{"T1"},
             boost::test_tools::per_element());
  BOOST_REQUIRE(conference.members.size() == 3);
  BOOST_TEST(conference.members[0].agency == "HK01");
  BOOST_TEST(conference.members[0].sits_for("1"));
  BOOST_TEST(!conference.members[0].sits_for("2"));
  BOOST_TEST(conference.members[1].sits_for("2"));
  BOOST_REQUIRE(conference.items.size() == 3);
  BOOST_TEST(conference.items[0].case_number == "TN-1");
  BOOST_TEST(conference.items[0].plan_kinds.at(0) == "TK");
  BOOST_TEST(conference.items[0].decisions.empty());
  BOOST_REQUIRE(conference.items[1].decisions.size() == 1);
  BOOST_TEST(conference.items[1].decisions[0].owner == "HK01");
  BOOST_TEST(conference.items[1].decisions[0].due == "2025-07-31");
}

BOOST_AUTO_TEST_CASE(lets_only_those_into_a_council_whom_the_consent_names) {
  const auto conference = conference_of(agenda("MJ"));
  const AgendaConsents known{{"TN-1", consents({form_for({"HK01"})})},
                             {"TN-2", consents({form_for({"HK01"}, "ZM01")})}};

  BOOST_CHECK(seat(conference, known, "1", "HK01") == SeatReason::consent);
  BOOST_CHECK(seat(conference, known, "1", "ZM01") == SeatReason::recused);
  BOOST_CHECK(seat(conference, known, "1", "TK01") == SeatReason::host);
  BOOST_CHECK(seat(conference, known, "2", "HK01") == SeatReason::not_chosen);
  BOOST_CHECK(seat(conference, known, "2", "ZM01") == SeatReason::excluded);
  BOOST_CHECK(seat(conference, known, "3", "ZM01") == SeatReason::no_case);
}

BOOST_AUTO_TEST_CASE(lets_nobody_into_a_council_about_a_case_without_consent) {
  const auto conference = conference_of(agenda("MJ"));
  const AgendaConsents known{{"TN-1", consents({consent_form("refused")})},
                             {"TN-2", consents({sheet("given")})}};

  BOOST_CHECK(seat(conference, known, "1", "HK01") == SeatReason::no_consent);
  BOOST_CHECK(seat(conference, known, "1", "TK01") == SeatReason::no_consent);
  BOOST_CHECK(seat(conference, known, "2", "ZM01") == SeatReason::stated_consent);
  BOOST_CHECK(seat(conference, {}, "2", "ZM01") == SeatReason::unknown_case);
}

BOOST_AUTO_TEST_CASE(lets_everybody_chosen_into_a_support_meeting) {
  const auto conference = conference_of(agenda("SK-F"));
  const AgendaConsents known{{"TN-1", consents({consent_form("refused")})}, {"TN-2", {}}};

  BOOST_TEST(conference.is_support_meeting());
  BOOST_CHECK(seat(conference, known, "1", "HK01") == SeatReason::statute);
  BOOST_CHECK(seat(conference, known, "1", "ZM01") == SeatReason::recused);
  BOOST_CHECK(seat(conference, known, "2", "ZM01") == SeatReason::statute);
}

BOOST_AUTO_TEST_CASE(gives_material_to_who_is_bound_and_neither_absent_nor_recused) {
  auto values = agenda("SK");
  const auto conference = conference_of(values);
  const std::vector<std::string> only_hk{"HK01"};
  const std::vector<std::string> only_zm{"ZM01"};

  BOOST_TEST(bound_agencies(conference, conference.items[0]) == only_hk,
             boost::test_tools::per_element());
  BOOST_TEST(bound_agencies(conference, conference.items[1]) == only_zm,
             boost::test_tools::per_element());
  for (auto& value : values) {
    value.value = value.role == Role::attendance ? "absent" : value.value;
  }
  BOOST_TEST(bound_agencies(conference_of(values), conference.items[0]).empty());
}

BOOST_AUTO_TEST_CASE(binds_by_the_common_version_of_the_pledge_too) {
  Values values{{Role::secrecy_text, "32", 0, "2025.1"}};
  add(values, "28", 1, {{Role::attendee_agency, "HK01"}, {Role::secrecy, "confirmed"}});
  add(values, "28", 2, {{Role::attendee_agency, "ZM01"}});

  const auto conference = conference_of(values);

  BOOST_TEST(conference.members.at(0).is_bound());
  BOOST_TEST(!conference.members.at(1).is_bound());
}

BOOST_AUTO_TEST_CASE(only_goes_forward) {
  BOOST_TEST(broken({meeting_document("drafted")}, meeting_document("invited")) == "");
  BOOST_TEST(broken({meeting_document("invited")}, meeting_document("invited")) == "");
  BOOST_TEST(broken({meeting_document("invited")}, meeting_document("drafted")) ==
             "conference-step");
  BOOST_TEST(broken({meeting_document("closed")}, meeting_document("confirmed")) ==
             "conference-step");
  BOOST_TEST(broken({meeting_document("cancelled")}, meeting_document("held")) ==
             "conference-step");
}

BOOST_AUTO_TEST_CASE(is_confirmed_by_somebody_on_a_day) {
  const auto drafted = meeting_document("minutes-drafted");
  const auto confirmed_on = [](const char* status) {
    return with(meeting_document(status), 1, {{Role::confirmed_date, "2025-07-02"}});
  };

  BOOST_TEST(broken({drafted}, meeting_document("confirmed")) == "conference-confirmed");
  BOOST_TEST(broken({drafted}, confirmed_on("confirmed")) == "");
  BOOST_TEST(broken({drafted}, meeting_document("closed")) == "conference-confirmed");
  BOOST_TEST(broken({meeting_document("held")}, drafted) == "");
}

BOOST_AUTO_TEST_CASE(may_be_cancelled_until_it_was_held) {
  BOOST_TEST(broken({meeting_document("secrecy-confirmed")}, meeting_document("cancelled")) == "");
  BOOST_TEST(broken({meeting_document("held")}, meeting_document("cancelled")) ==
             "conference-step");
}

BOOST_AUTO_TEST_CASE(is_one_of_the_municipalitys_or_a_statutory_one) {
  profiles::Profile profile;
  profile.conferences["fukushi"].kind = "SK-F";
  const auto named = [](const std::string& kind, const std::string& code) {
    return made("conference",
                {{Role::kind, kind}, {Role::status, "drafted"}, {Role::conference_code, code}});
  };

  BOOST_TEST(broken({}, named("SK-F", "fukushi"), profile) == "");
  BOOST_TEST(broken({}, named("SK-F", ""), profile) == "");
  BOOST_TEST(broken({}, named("MJ", ""), profile) == "");
  BOOST_TEST(broken({}, named("SK-C", ""), profile) == "conference-kind");
  BOOST_TEST(broken({}, named("SK", "fukushi"), profile) == "conference-kind");
  BOOST_TEST(broken({}, named("SK-F", "other"), profile) == "conference-kind");
}

BOOST_AUTO_TEST_CASE(was_held_only_with_members_bound_to_secrecy) {
  const auto held = [](const std::string& kind, const std::vector<RoleValue>& member) {
    return with(meeting_document("held", kind), 1, member);
  };
  const std::vector<RoleValue> bound{
      {Role::attendance, "present"}, {Role::secrecy, "confirmed"}, {Role::secrecy_text, "2025.1"}};
  const std::vector<RoleValue> without_text{{Role::attendance, "proxy"},
                                            {Role::secrecy, "confirmed"}};
  const std::vector<RoleValue> absent{{Role::attendance, "absent"},
                                      {Role::secrecy, "not-confirmed"}};
  profiles::Profile binding;
  binding.switches.secrecy_in_council = true;

  BOOST_TEST(broken({}, held("SK", bound)) == "");
  BOOST_TEST(broken({}, held("SK", absent)) == "");
  BOOST_TEST(broken({}, held("SK", without_text)) == "R03");
  BOOST_TEST(broken({}, with(meeting_document("invited"), 1, without_text)) == "");
  BOOST_TEST(broken({}, held("MJ", without_text)) == "");
  BOOST_TEST(broken({}, held("MJ", without_text), binding) == "R04");
  BOOST_TEST(broken({}, held("MJ", bound), binding) == "");
}

BOOST_AUTO_TEST_CASE(rests_on_its_own_basis_and_is_closed_to_the_public) {
  const auto with_basis = [](const std::string& kind, Role role, const std::string& value) {
    return made("conference", {{Role::kind, kind}, {Role::status, "drafted"}, {role, value}});
  };

  BOOST_TEST(broken({}, with_basis("SK", Role::legal_basis, "act-106-6")) == "");
  BOOST_TEST(broken({}, with_basis("SK", Role::legal_basis, "guideline-and-consent")) == "R16");
  BOOST_TEST(broken({}, with_basis("MJ", Role::legal_basis, "act-106-6")) == "R16");
  BOOST_TEST(broken({}, with_basis("SK", Role::meeting_disclosure, "open")) == "R14");
  BOOST_TEST(broken({}, with_basis("SK", Role::meeting_disclosure, "closed")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::cases
