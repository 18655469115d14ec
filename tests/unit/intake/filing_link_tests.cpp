// Where documents of merged cases go, and what a resident code joins by itself.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/cases/standing.h"
#include "server/vault/case_merging.h"
#include "server/vault/person_facts.h"
#include "server/vault/stock_check.h"
#include "server/vault/stored_documents.h"
#include "tests/unit/intake/filing_fixture.h"

using namespace tsunagu;
using namespace tsunagu::intake;
using namespace tsunagu::intake::test;
using vault::Outcome;

namespace {

const std::string kCode = "000000000000017";
const std::string kOtherCode = "000000000000025";

Sheet sheet(const std::string& number, const std::string& resident = "") {
  Sheet made;
  made.number = number;
  made.resident = resident;
  return made;
}

Sheet next(Sheet made, const std::string& story = "more") {
  made.stories = {story};
  return made;
}

struct Merged : Files {
  vault::StoredDocuments stored;

  Merged() { events.stored = &stored; }

  vault::CaseRow row(const Uuid& case_id) {
    return *vault::find_case(session.connection(), case_id);
  }
  vault::MergeOrder order(const Uuid& from, const Uuid& into) {
    return {row(from), row(into), "the same person", {"user:tanaka", "cli", "", ""}};
  }
  void merge(const Uuid& from, const Uuid& into) {
    vault::merge(session, {*keys, events, vault::test::sheets()}, order(from, into));
  }
  void split(const Uuid& from, const Uuid& into) {
    vault::split(session, {*keys, events, vault::test::sheets()}, order(from, into));
  }
  bool is_in(const Uuid& from, const Uuid& into) { return stored.links().root_of(from) == into; }

  /// The differences of a check of all links.
  std::string wrong() {
    vault::KnownLinks links;
    vault::StockReport report;
    std::vector<vault::KnownLink> recorded = stored.links().of(first);
    vault::check_links(session.connection(), *keys, recorded, report);
    return report.first_difference.value_or("");
  }

  Uuid first = *writer.take_one(sheet("MD-1")).case_id;
  Uuid second = *writer.take_one(sheet("MD-2")).case_id;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(filing_link_tests, Merged)

BOOST_AUTO_TEST_CASE(files_what_follows_into_the_case_in_which_it_goes_on) {
  merge(second, first);

  const auto version = writer.take_one(next(sheet("MD-2")));
  auto by_reference = sheet("MD-3");
  by_reference.reference = row(second).number;
  const auto referring = writer.take_one(by_reference);

  BOOST_TEST((version.case_id == first));
  BOOST_TEST(version.revision == 2U);
  BOOST_TEST((referring.case_id == first));
  BOOST_TEST(count("SELECT COUNT(*) FROM case_link") == 1);
}

BOOST_AUTO_TEST_CASE(files_into_its_own_case_again_after_a_split) {
  merge(second, first);
  const auto meanwhile = writer.take_one(next(sheet("MD-2")));
  split(second, first);

  auto by_reference = sheet("MD-3");
  by_reference.reference = row(second).number;
  const auto referring = writer.take_one(by_reference);

  BOOST_TEST((meanwhile.case_id == first));
  BOOST_TEST((referring.case_id == second));
  BOOST_TEST(count("SELECT COUNT(*) FROM case_link") == 2);
}

BOOST_AUTO_TEST_CASE(refuses_to_merge_what_is_merged_or_the_same) {
  const auto third = *writer.take_one(sheet("MD-3")).case_id;
  merge(second, first);

  BOOST_CHECK_THROW(merge(second, third), Error);
  BOOST_CHECK_THROW(merge(third, second), Error);
  BOOST_CHECK_THROW(merge(first, second), Error);
  BOOST_CHECK_THROW(merge(first, first), Error);
  BOOST_CHECK_THROW(split(third, first), Error);
  merge(third, first);
  BOOST_TEST(stored.links().merged_into(first).size() == 2U);
}

BOOST_AUTO_TEST_CASE(says_protected_what_another_case_of_the_person_says) {
  auto hidden = next(sheet("MD-2"));
  hidden.is_protected = true;
  writer.take_one(hidden);
  const vault::FactServices services{*keys, vault::test::sheets(), &stored};

  merge(second, first);

  const auto facts = vault::facts_of_others(session.connection(), services, first);
  BOOST_TEST(facts.size() == 2U);
  BOOST_TEST(cases::standing_of(facts).is_protected);
  split(second, first);
  BOOST_TEST(vault::facts_of_others(session.connection(), services, first).empty());
}

BOOST_AUTO_TEST_CASE(rebuild_agrees_with_what_links_made_of_the_projections) {
  merge(second, first);
  writer.take_one(next(sheet("MD-2")));
  BOOST_TEST(vault::rebuild_projections(session, *keys, vault::test::sheets()).differences == 0U);

  split(second, first);

  BOOST_TEST(vault::rebuild_projections(session, *keys, vault::test::sheets()).differences == 0U);
}

BOOST_AUTO_TEST_CASE(does_not_follow_a_link_that_was_changed_or_taken_away) {
  merge(second, first);
  tamper("UPDATE case_link SET into_case = case_id");
  BOOST_CHECK_THROW(writer.take_one(next(sheet("MD-2"))), IntegrityError);

  tamper("DELETE FROM case_link");

  BOOST_CHECK_THROW(writer.take_one(next(sheet("MD-2"))), IntegrityError);
  BOOST_TEST(wrong().find("is gone") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(finds_every_changed_column_of_a_link) {
  merge(second, first);
  BOOST_TEST(wrong() == "");

  tamper("UPDATE case_link SET recorded_by = 'user:somebody'");
  BOOST_TEST(wrong().find("was changed") != std::string::npos);
  tamper("UPDATE case_link SET recorded_by = 'user:tanaka', recorded_at = recorded_at + 1");
  BOOST_TEST(wrong().find("was changed") != std::string::npos);
  tamper("UPDATE case_link SET recorded_at = recorded_at - 1, kind = 3");
  BOOST_TEST(wrong().find("is not what was recorded") != std::string::npos);
  tamper("UPDATE case_link SET kind = 1, reason = CONCAT(reason, 'x')");
  BOOST_TEST(wrong().find("was changed") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(merges_by_itself_when_both_state_one_resident_code) {
  writer.take_one(next(sheet("MD-1", kCode)));

  writer.take_one(next(sheet("MD-2", kCode)));

  BOOST_TEST(is_in(second, first));
  BOOST_TEST((writer.take_one(next(sheet("MD-2", kCode), "again")).case_id == first));
  BOOST_TEST(vault::rebuild_projections(session, *keys, vault::test::sheets()).differences == 0U);
}

BOOST_AUTO_TEST_CASE(leaves_cases_of_two_codes_to_a_person) {
  writer.take_one(next(sheet("MD-1", kCode)));
  writer.take_one(next(sheet("MD-2", kOtherCode)));

  writer.take_one(next(sheet("MD-2", kCode), "again"));

  BOOST_TEST(is_in(second, second));
  BOOST_TEST(writer.names.like(second).size() == 1U);
}

BOOST_AUTO_TEST_CASE(never_merges_by_itself_what_somebody_split) {
  merge(second, first);
  split(second, first);
  writer.take_one(next(sheet("MD-1", kCode)));

  writer.take_one(next(sheet("MD-2", kCode)));

  BOOST_TEST(is_in(second, second));
}

BOOST_AUTO_TEST_CASE(follows_a_merging_of_the_same_transaction) {
  writer.take_one(next(sheet("MD-1", kCode)));

  const auto records =
      writer.take({next(sheet("MD-2", kCode)), next(sheet("MD-2", kCode), "then")});

  BOOST_TEST((records[0].case_id == second));
  BOOST_TEST((records[1].case_id == first));
  BOOST_TEST(vault::rebuild_projections(session, *keys, vault::test::sheets()).differences == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
