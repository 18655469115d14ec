// The decision function: every ground but consent, and what stands above all grounds.
#define BOOST_TEST_DYN_LINK
#include "server/cases/access_decision.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/cases/asked_access.h"

using namespace tsunagu;
using namespace tsunagu::cases;
using namespace tsunagu::cases::test;

BOOST_FIXTURE_TEST_SUITE(access_decision_tests, Case)

BOOST_AUTO_TEST_CASE(opens_to_the_municipality_what_it_asks_for) {
  asked.reader.agency = "";
  asked.requested = {0, 1, 4};

  BOOST_TEST(asked.answer(kName) == "controller");
  BOOST_TEST(asked.answer(kTax) == "controller");
  BOOST_TEST(asked.answer(kIllness) == "-not_requested");
}

BOOST_AUTO_TEST_CASE(opens_nothing_to_an_agency_without_a_ground) {
  for (const auto& share : kShares) {
    BOOST_TEST(asked.answer(share) == "-no_consent");
  }
}

BOOST_AUTO_TEST_CASE(gives_a_partner_without_agency_no_more_than_its_pack) {
  const auto partner = as_partner({0, 1});

  BOOST_TEST(partner.answer(kName) == "exchange");
  BOOST_TEST(partner.answer(kIllness) == "-not_granted");
}

BOOST_AUTO_TEST_CASE(gives_a_partner_with_agency_no_more_than_pack_and_ground) {
  asked.with_consent({form("HK01", {"basic", "health"})});
  const auto partner = as_partner({0, 1}, "HK01");
  const auto other = as_partner({0, 1}, "SK01");

  BOOST_TEST(partner.answer(kName) == "consent");
  BOOST_TEST(partner.answer(kIllness) == "-not_granted");
  BOOST_TEST(other.answer(kName) == "-agency_outside");
}

BOOST_AUTO_TEST_CASE(gives_the_system_nothing_unless_said) {
  asked.reader = Reader{};

  BOOST_TEST(asked.decision().granted.empty());
  BOOST_TEST(asked.answer(kCode) == "-not_granted");
}

BOOST_AUTO_TEST_CASE(opens_own_records_whole) {
  const std::vector<Role> roles{Role::author_agency, Role::sender_agency, Role::recipient_agency};
  for (const auto role : roles) {
    asked.document = made("referral-sheet", {{role, "HK01"}});
    for (const auto& share : kShares) {
      BOOST_TEST(asked.answer(share) == "own_record");
    }
    asked.document = made("referral-sheet", {{role, "SK01"}});
    BOOST_TEST(asked.answer(kName) == "-no_consent");
  }
}

BOOST_AUTO_TEST_CASE(takes_what_the_agencys_own_system_brought_as_its_record) {
  asked.origin = "HK01";
  BOOST_TEST(asked.answer(kName) == "own_record");

  asked.origin = "SK01";
  BOOST_TEST(asked.answer(kName) == "-no_consent");
}

BOOST_AUTO_TEST_CASE(opens_entries_of_a_register_but_conferences_only_to_who_took_part) {
  asked.is_entry = true;
  asked.document = made("community-resource");
  BOOST_TEST(asked.answer(kName) == "entry");

  asked.document = made("conference", {{Role::attendee_agency, "SK01"}});
  BOOST_TEST(asked.answer(kName) == "-no_consent");
  asked.document = made("conference", {{Role::attendee_agency, "HK01"}});
  BOOST_TEST(asked.answer(kName) == "own_record");
}

BOOST_AUTO_TEST_CASE(attending_gives_no_ground_for_the_minutes_of_a_case) {
  asked.document = made("minutes", {{Role::kind, "SK"}, {Role::attendee_agency, "HK01"}});

  BOOST_TEST(asked.answer(kName) == "-no_consent");
}

BOOST_AUTO_TEST_CASE(opens_a_case_to_who_sits_in_its_meeting_and_reads_for_it) {
  asked.meetings = {{make_uuid(), "RG-2025-000001", {"HK01"}, kNow - kHour, kNow + kHour}};
  BOOST_TEST(asked.answer(kIllness) == "-no_consent");

  asked.reader.basis = "SWA106-6";
  BOOST_TEST(asked.answer(kIllness) == "support_meeting");
  BOOST_TEST(asked.answer(kTax) == "-no_consent");
  BOOST_TEST(asked.decision().conference == "RG-2025-000001");
  BOOST_TEST(asked.decision().grounds_text() ==
             "support_meeting RG-2025-000001: 0/basic 1/basic 1/family 2/basic 3/health");

  asked.reader.agency = "SK01";
  BOOST_TEST(asked.answer(kIllness) == "-no_meeting");
}

BOOST_AUTO_TEST_CASE(opens_a_meetings_case_only_while_it_lasts) {
  asked.reader.basis = "SWA106-6";
  const std::vector<std::tuple<Microseconds, Microseconds, std::string>> rows{
      {kNow, kNow + 1, "support_meeting"},
      {kNow + 1, kNow + 2, "-no_meeting"},
      {kNow - 1, kNow, "-no_meeting"},
  };
  for (const auto& [from, to, expected] : rows) {
    asked.meetings = {{make_uuid(), "RG-2025-000001", {"HK01"}, from, to}};

    BOOST_TEST(asked.answer(kName) == expected);
  }
}

BOOST_AUTO_TEST_CASE(opens_in_urgency_all_but_tax_and_marks_it) {
  asked.reader.basis = "EMERGENCY";

  for (const auto& share : {kCode, kName, kFamily, kAddress, kIllness}) {
    BOOST_TEST(asked.answer(share) == "urgent");
  }
  BOOST_TEST(asked.answer(kTax) == "-no_consent");
  BOOST_TEST(asked.decision().needs_review());
}

BOOST_AUTO_TEST_CASE(opens_by_another_law_all_but_tax_and_marks_it) {
  asked.reader.basis = "OTHERLAW";

  BOOST_TEST(asked.answer(kIllness) == "other_law");
  BOOST_TEST(asked.answer(kTax) == "-no_consent");
  BOOST_TEST(asked.decision().needs_review());
}

BOOST_AUTO_TEST_CASE(names_no_stated_ground_where_another_one_holds) {
  asked.with_consent({form("HK01", {"basic"})});
  asked.reader.basis = "EMERGENCY";

  BOOST_TEST(asked.answer(kName) == "consent");
  BOOST_TEST(asked.answer(kIllness) == "urgent");
  asked.requested = {0, 1};
  asked.with_consent({form("HK01", {"basic", "family"})});
  BOOST_TEST(!asked.decision().needs_review());
}

BOOST_AUTO_TEST_CASE(opens_nothing_for_what_was_stated_but_is_no_ground) {
  for (const std::string basis : {"CONSENT", "OWN", "AUDIT", "ANON", ""}) {
    asked.reader.basis = basis;

    BOOST_TEST(asked.answer(kName) == "-no_consent", basis);
  }
}

BOOST_AUTO_TEST_CASE(withholds_class_two_of_a_protected_case_whatever_ground_there_is) {
  asked.is_protected = true;
  asked.meetings = {{make_uuid(), "RG-2025-000001", {"HK01"}, kNow, kNow + 1}};
  asked.with_consent({form("HK01", {"basic"})});
  for (const std::string basis : {"", "EMERGENCY", "OTHERLAW", "SWA106-6"}) {
    for (const std::string agency : {"", "HK01", "TK01"}) {
      for (const auto kind : {ReaderKind::person, ReaderKind::adapter, ReaderKind::system}) {
        asked.reader = {kind, "someone", kAll, false, agency, basis, ""};
        BOOST_TEST(asked.answer(kAddress) == "-protected");
        asked.reader.holds_protection_right = true;
        BOOST_TEST(asked.answer(kAddress).front() != '-');
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_right_to_protected_data_is_no_ground_of_its_own) {
  asked.is_protected = true;
  asked.reader.holds_protection_right = true;

  BOOST_TEST(asked.answer(kAddress) == "-no_consent");
  BOOST_TEST(as_partner({0, 1}).answer(kAddress) == "-protected");
}

BOOST_AUTO_TEST_CASE(protects_no_other_class) {
  asked.reader.agency = "";
  asked.is_protected = true;

  for (const auto& share : {kCode, kName, kFamily, kIllness, kTax}) {
    BOOST_TEST(asked.answer(share) == "controller");
  }
}

BOOST_AUTO_TEST_CASE(names_every_share_exactly_once) {
  // All subsets of requested and allowed classes, by the bits of two numbers.
  for (unsigned bits = 0; bits < 1U << 12; ++bits) {
    Classes allowed;
    asked.requested.clear();
    for (std::uint8_t one = 0; one < 6; ++one) {
      if ((bits >> one & 1U) != 0) {
        asked.requested.push_back(one);
      }
      if ((bits >> (6 + one) & 1U) != 0) {
        allowed.push_back(one);
      }
    }
    asked.is_protected = bits % 2 == 0;
    const auto decision = as_partner(allowed).decision();

    BOOST_REQUIRE(decision.granted.size() + decision.withheld.size() == kShares.size());
    for (const auto& one : decision.granted) {
      BOOST_REQUIRE(std::ranges::count(asked.requested, one.share.sensitivity) == 1);
      BOOST_REQUIRE(std::ranges::count(allowed, one.share.sensitivity) == 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(never_grants_a_class_that_does_not_exist) {
  asked.reader.agency = "";
  const Situation situation{asked.document, "", false, asked.consents, false, {}, kNow};
  const std::vector<Share> shares{{6, Category::basic}, {255, Category::basic}};

  const auto decision = decide_access(asked.reader, situation, shares, Classes{6, 255});

  BOOST_TEST(decision.granted.empty());
}

BOOST_AUTO_TEST_CASE(says_what_a_decision_comes_to) {
  asked.with_consent({form("HK01", {"basic"})});
  asked.requested = {0, 1, 3, 4};
  const auto decision = asked.decision();

  BOOST_TEST(decision.classes() == (Classes{0, 1}), boost::test_tools::per_element());
  BOOST_TEST(decision.refused_classes() == (Classes{1, 3, 4}), boost::test_tools::per_element());
  BOOST_TEST((decision.main_reason() == WithheldReason::category_outside));
  BOOST_TEST(decision.grants_content());
  asked.requested = {0};
  BOOST_TEST(!asked.decision().grants_content());
}

BOOST_AUTO_TEST_CASE(calls_every_ground_and_reason_by_a_word_and_a_label) {
  for (int one = 1; one <= static_cast<int>(kLastGround); ++one) {
    BOOST_TEST(!ground_word(static_cast<Ground>(one)).empty());
    BOOST_TEST(!ground_label(static_cast<Ground>(one)).empty());
  }
  for (int one = 0; one <= static_cast<int>(WithheldReason::no_meeting); ++one) {
    BOOST_TEST(!reason_word(static_cast<WithheldReason>(one)).empty());
    BOOST_TEST(!reason_label(static_cast<WithheldReason>(one)).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
