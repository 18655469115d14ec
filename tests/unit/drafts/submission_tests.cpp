// Drafts that become documents, and those that stay.
#define BOOST_TEST_DYN_LINK
#include "server/drafts/submission.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/drafts/fixture.h"

using namespace tsunagu;
using namespace tsunagu::drafts;
using namespace tsunagu::drafts::test;

namespace {

struct Desk : DraftBook {
  /// A draft of somebody, saved and ready.
  std::string ready(const NewDraft& what = {"referral-sheet", "", {}}) {
    const auto draft = begin(what);
    auto values = with(with(draft.values, kName, "見本　花"), kConsent, "given");
    save(draft.row.number, 1, std::move(values));
    return draft.row.number;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(submission_tests, Desk)

BOOST_AUTO_TEST_CASE(becomes_a_document_of_a_new_case_and_is_gone) {
  const auto done = submit_draft(ready());

  BOOST_TEST(done.wrong.empty());
  BOOST_TEST((done.filed.outcome == vault::Outcome::accepted));
  BOOST_TEST(done.case_number == "TN-2025-000001");
  BOOST_TEST(done.filed.revision == 1U);
  BOOST_TEST(drafts_kept() == 0);
  BOOST_TEST(documents() == 1);
  BOOST_TEST(count("SELECT COUNT(*) FROM inbound_file") == 0);
  BOOST_TEST(count("SELECT COUNT(*) FROM outbound_file") == 0);
  BOOST_TEST(writer.names.find("見本", 9).size() == 1U);
}

BOOST_AUTO_TEST_CASE(goes_into_the_case_it_was_begun_for) {
  const auto filed = writer.take_one({});

  const auto done = submit_draft(ready({"referral-sheet", case_number(filed), {}}));

  BOOST_TEST(done.case_number == case_number(filed));
  BOOST_TEST(cases() == 1);
}

BOOST_AUTO_TEST_CASE(is_refused_by_the_rules_and_stays_with_nothing_stored) {
  writer.profile.replace([](const profiles::Profile&) {
    return profiles::RunningProfile{std::make_shared<const profiles::Profile>(), ""};
  });  // R19 asks for a day of consent

  const auto number = ready();
  const auto done = submit_draft(number);

  BOOST_REQUIRE(done.wrong.size() == 1U);
  BOOST_TEST((done.wrong[0].code == RefusalCode::consent_not_recorded));
  BOOST_TEST(documents() == 0);
  BOOST_TEST(cases() == 0);
  BOOST_TEST(drafts_kept() == 1);
}

BOOST_AUTO_TEST_CASE(names_all_that_is_missing_and_who_asks_for_it) {
  auto profile = std::make_shared<profiles::Profile>();
  profile->name = "model";
  profile->version = "3";
  profile->forms["referral-sheet"].required = {"Illness", "Story"};
  writer.profile.replace([&](const profiles::Profile&) {
    return profiles::RunningProfile{profile, ""};
  });

  const auto done = submit_draft(ready());

  BOOST_REQUIRE(done.wrong.size() == 2U);
  BOOST_TEST((done.wrong[0].code == RefusalCode::required_by_form));
  BOOST_TEST(done.wrong[0].place == "Illness");
  BOOST_TEST(done.wrong[1].place == "Story");
  BOOST_TEST(done.wrong[0].detail == "profile model 3");
}

BOOST_AUTO_TEST_CASE(is_held_against_its_schema) {
  fault = Refusal{RefusalCode::schema, "ReferralSheet/Name", "81 characters, 80 allowed"};

  const auto done = submit_draft(ready());

  BOOST_REQUIRE(done.wrong.size() == 1U);
  BOOST_TEST(done.wrong[0].place == "Name");
  BOOST_TEST(documents() == 0);
}

BOOST_AUTO_TEST_CASE(a_revision_keeps_number_and_values_and_counts_on) {
  const auto first = submit_draft(ready());

  const auto draft = begin({"referral-sheet", "", *first.filed.document_id});
  BOOST_TEST(value(draft.values, kName) == "見本　花");
  BOOST_TEST(value(draft.values, kNo) != draft.row.number);
  save(draft.row.number, 1, with(draft.values, kIllness, "腰痛"));
  const auto second = submit_draft(draft.row.number);

  BOOST_TEST((second.filed.outcome == vault::Outcome::accepted));
  BOOST_TEST(second.filed.revision == 2U);
  BOOST_TEST(second.case_number == first.case_number);
  BOOST_CHECK_THROW(begin({"referral-sheet", "", *first.filed.document_id}), Error);
}

BOOST_AUTO_TEST_CASE(of_two_revisions_of_one_version_only_one_is_filed) {
  const auto first = submit_draft(ready());
  const auto one = begin({"referral-sheet", "", *first.filed.document_id});
  const auto other = begin({"referral-sheet", "", *first.filed.document_id});
  save(one.row.number, 1, with(one.values, kIllness, "一"));
  save(other.row.number, 1, with(other.values, kIllness, "二"));
  BOOST_TEST(submit_draft(one.row.number).wrong.empty());

  const auto late = submit_draft(other.row.number);

  BOOST_REQUIRE(late.wrong.size() == 1U);
  BOOST_TEST((late.wrong[0].code == RefusalCode::not_newest));
  BOOST_TEST(drafts_kept() == 1);
}

BOOST_AUTO_TEST_CASE(a_number_that_is_taken_makes_no_revision_by_accident) {
  const auto draft = begin();
  const auto first = submit_draft(ready());
  const auto taken =
      value(drafts().begin({"referral-sheet", "", *first.filed.document_id}).values, kNo);
  save(draft.row.number, 1, with(with(draft.values, kNo, taken), kName, "別人"));

  const auto done = submit_draft(draft.row.number);

  BOOST_REQUIRE(done.wrong.size() == 1U);
  BOOST_TEST((done.wrong[0].code == RefusalCode::record_number));
  BOOST_TEST(documents() == 1);
}

BOOST_AUTO_TEST_CASE(a_document_of_a_partner_is_revised_by_the_partner) {
  const auto filed = writer.take_one({});

  BOOST_CHECK_THROW(begin({"referral-sheet", "", *filed.document_id}), Error);
}

BOOST_AUTO_TEST_CASE(refuses_to_join_two_people_under_one_case) {
  const auto code = std::string{"000202401000773"};
  Sheet somebody_else;
  somebody_else.number = "MD-2";
  somebody_else.resident = code;
  writer.take_one(somebody_else);
  Sheet person;
  person.name = "見本　太郎";
  const auto filed = writer.take_one(person);
  const auto draft = begin({"referral-sheet", case_number(filed), {}});
  save(draft.row.number, 1, with(draft.values, 1, code));

  const auto done = submit_draft(draft.row.number);

  BOOST_REQUIRE(done.wrong.size() == 1U);
  BOOST_TEST((done.wrong[0].code == RefusalCode::case_ambiguous));
}

BOOST_AUTO_TEST_SUITE_END()
