// Drafts from their beginning to their end, over a real database.
#define BOOST_TEST_DYN_LINK
#include "server/drafts/drafts.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/drafts/fixture.h"

using namespace tsunagu;
using namespace tsunagu::drafts;
using namespace tsunagu::drafts::test;

BOOST_FIXTURE_TEST_SUITE(drafts_tests, DraftBook)

BOOST_AUTO_TEST_CASE(begins_with_a_number_of_its_own) {
  const auto first = begin();
  const auto second = begin();

  BOOST_TEST(first.row.number == "D-2025-000001");
  BOOST_TEST(second.row.number == "D-2025-000002");
  BOOST_TEST(value(second.values, kNo) == "D-2025-000002");
  BOOST_TEST(first.version == 1U);
}

BOOST_AUTO_TEST_CASE(begins_with_what_the_case_knows) {
  Sheet known;
  known.illness = "腰痛";
  known.address = "架空市1";
  const auto filed = writer.take_one(known);

  const auto draft = begin({"referral-sheet", case_number(filed), {}});

  // Of its own type only the person and the consent.
  BOOST_TEST(value(draft.values, kName) == known.name);
  BOOST_TEST(value(draft.values, kConsent) == "given");
  BOOST_TEST(value(draft.values, kIllness).empty());
  BOOST_TEST(value(draft.values, kNo) == draft.row.number);
  BOOST_TEST(count("SELECT COUNT(*) FROM draft_key") == 0);
}

BOOST_AUTO_TEST_CASE(keeps_what_was_saved_and_shows_it_again) {
  const auto draft = begin();
  auto values = with(with(draft.values, kName, "見本　花"), kIllness, "頭痛");

  const auto saved = drafts().save(draft.row.number, 1, values);

  BOOST_REQUIRE(static_cast<bool>(saved));
  BOOST_TEST(saved->version == 2U);
  BOOST_TEST(!saved->is_side);
  const auto shown = drafts().show(draft.row.number, {});
  BOOST_TEST(shown.version == 2U);
  BOOST_TEST(value(shown.values, kName) == "見本　花");
  BOOST_TEST(value(shown.values, kIllness) == "頭痛");
  BOOST_TEST(value(drafts().show(draft.row.number, 1).values, kName).empty());
}

BOOST_AUTO_TEST_CASE(keeps_both_texts_of_two_who_saved_at_once) {
  const auto draft = begin();
  const auto number = draft.row.number;
  save(number, 1, with(draft.values, kName, "一郎"));

  const auto late = drafts(somebody("kato")).save(number, 1, with(draft.values, kName, "二郎"));

  BOOST_REQUIRE(static_cast<bool>(late));
  BOOST_TEST(late->is_side);
  BOOST_TEST(late->version == 3U);
  BOOST_TEST(late->row.version == 2U);
  BOOST_REQUIRE(late->differences.size() == 1U);
  BOOST_TEST(late->differences[0].yours == "二郎");
  BOOST_TEST(late->differences[0].stored == "一郎");
  BOOST_TEST(value(drafts().show(number, {}).values, kName) == "一郎");
  const auto side = drafts().show(number, 3);
  BOOST_TEST(side.is_side);
  BOOST_TEST(value(side.values, kName) == "二郎");
  // Merged by hand and saved against the newest, it counts.
  const auto merged = drafts().save(number, 2, with(draft.values, kName, "一郎・二郎"));
  BOOST_TEST(!merged->is_side);
  BOOST_TEST(merged->version == 4U);
}

BOOST_AUTO_TEST_CASE(withholds_the_address_of_a_protected_person_and_keeps_it) {
  const auto draft = begin();
  const auto number = draft.row.number;
  auto values = with(with(draft.values, kAddress, "架空市9"), kProtection, "1");
  save(number, 1, values);
  auto other = drafts(somebody("kato", false));

  const auto shown = other.show(number, {});
  const auto saved = other.save(number, 2, with(shown.values, kName, "見本"));
  const auto refused = other.save(number, 3, with(shown.values, kAddress, "別の所"));

  BOOST_TEST(value(shown.values, kAddress).empty());
  BOOST_TEST((shown.decision.refused_classes() == std::vector<std::uint8_t>{2}));
  BOOST_REQUIRE(static_cast<bool>(saved));
  BOOST_TEST(value(drafts().show(number, {}).values, kAddress) == "架空市9");
  BOOST_TEST(value(drafts().show(number, {}).values, kName) == "見本");
  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.refusal().code == RefusalCode::unseen_values));
}

BOOST_AUTO_TEST_CASE(an_agency_sees_its_own_drafts_and_no_others_without_a_ground) {
  const auto draft = begin();
  auto them = somebody("kita");
  them.reader.agency = "HK01";
  auto agency = drafts(them);

  const auto own = agency.begin({"referral-sheet", "", {}});

  BOOST_TEST(value(own.values, kNo) == own.row.number);
  BOOST_CHECK_NO_THROW(agency.show(own.row.number, {}));
  BOOST_CHECK_THROW(agency.show(draft.row.number, {}), Error);
  BOOST_CHECK_THROW((void)agency.save(draft.row.number, 1, {}), Error);
  BOOST_CHECK_THROW(agency.discard(draft.row.number), Error);
  BOOST_TEST(agency.list().size() == 1U);
  BOOST_TEST(drafts().list().size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_agency_begins_nothing_for_a_case_it_has_no_ground_for) {
  const auto filed = writer.take_one({});
  auto them = somebody("kita");
  them.reader.agency = "HK01";

  BOOST_CHECK_THROW(drafts(them).begin({"referral-sheet", case_number(filed), {}}), Error);
  BOOST_TEST(drafts_kept() == 0);
}

BOOST_AUTO_TEST_CASE(keeps_nothing_of_a_text_with_an_individual_number) {
  const auto draft = begin();

  const auto saved =
      drafts().save(draft.row.number, 1, with(draft.values, kIllness, "個人番号 123456789018"));

  BOOST_REQUIRE(!saved);
  BOOST_TEST((saved.refusal().code == RefusalCode::my_number));
  BOOST_TEST(count("SELECT COUNT(*) FROM draft_version") == 1);
}

BOOST_AUTO_TEST_CASE(a_discarded_draft_leaves_neither_texts_nor_keys) {
  const auto draft = begin();

  drafts().discard(draft.row.number);

  BOOST_TEST(drafts_kept() == 0);
  BOOST_TEST(count("SELECT COUNT(*) FROM draft_version") == 0);
  BOOST_TEST(count("SELECT COUNT(*) FROM draft_key") == 0);
  BOOST_CHECK_THROW(drafts().show(draft.row.number, {}), Error);
}

BOOST_AUTO_TEST_CASE(records_every_piece_of_work_before_it_shows_anything) {
  const auto before = recorded();

  const auto draft = begin();
  save(draft.row.number, 1, draft.values);
  drafts().show(draft.row.number, {});
  drafts().list();
  drafts().discard(draft.row.number);

  BOOST_TEST(recorded() - before == 5);
}

BOOST_AUTO_TEST_CASE(notices_rows_that_were_changed) {
  const auto draft = begin();
  tamper("UPDATE draft SET begun_by = 'user:mallory'");
  BOOST_CHECK_THROW(drafts().show(draft.row.number, {}), IntegrityError);
  tamper("UPDATE draft SET begun_by = 'user:sato'");
  BOOST_CHECK_NO_THROW(drafts().show(draft.row.number, {}));

  tamper("UPDATE draft_version SET saved_by = 'user:mallory'");
  BOOST_CHECK_THROW(drafts().show(draft.row.number, {}), IntegrityError);
}

BOOST_AUTO_TEST_CASE(knows_no_draft_by_a_number_that_is_none) {
  for (const char* number : {"", "D-2025-999999", "下書き", "x' OR '1'='1"}) {
    BOOST_CHECK_THROW(drafts().show(number, {}), Error);
    BOOST_CHECK_THROW(drafts().discard(number), Error);
  }
  const auto draft = begin();
  BOOST_CHECK_THROW(drafts().show(draft.row.number, 7), Error);
  BOOST_CHECK_THROW(drafts().save(draft.row.number, 7, {}), Error);
}

BOOST_AUTO_TEST_CASE(begins_nothing_of_an_unknown_type_or_case) {
  BOOST_CHECK_THROW(begin({"parcel", "", {}}), Error);
  BOOST_CHECK_THROW(begin({"referral-sheet", "TN-2025-999999", {}}), Error);
  BOOST_TEST(drafts_kept() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
