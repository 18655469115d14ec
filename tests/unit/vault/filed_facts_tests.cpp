// Facts of many cases by pages, and the meetings that are held now: against a real MariaDB.
#define BOOST_TEST_DYN_LINK
#include "server/vault/filed_facts.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/store/bulk.h"
#include "server/store/statement.h"
#include "server/store/transaction.h"
#include "server/vault/case_facts.h"
#include "server/vault/case_projection.h"
#include "server/vault/open_meetings.h"
#include "server/vault/row_seals.h"
#include "tests/unit/vault/fixture.h"

using namespace tsunagu;
using namespace tsunagu::vault;
using namespace tsunagu::vault::test;

namespace {

constexpr int kYear = 2031;

/// Cases by their rows alone: keys, row and projection.
struct Stock : Vault {
  store::Connection& db() { return session.connection(); }

  void insert_keys(CaseKeys& case_keys) {
    for (const auto& key : case_keys.take_new()) {
      db().prepared(
              "INSERT INTO data_key (case_id, key_class, version, wrapped) "
              "VALUES (?, ?, ?, ?)")
          .execute(key.case_id, std::uint64_t{key.key_class}, std::uint64_t{key.version},
                   key.wrapped);
    }
  }

  Uuid add_case(const std::string& number, std::uint32_t next_task,
                const std::string& state = "C10") {
    CaseRow row{make_uuid(), number, clock.now(), kYear, {}};
    CaseKeys case_keys{*keys, row.case_id, kYear};
    row.seal = seal_of(row, keys->tenant(), case_keys.key(security::kSealClass, true));
    const cases::CaseFacts facts{{make_uuid(), {}, 1, 1, false, {number, {}}}};
    CaseProjection projection{row.case_id, state, 1, row.opened_at, {}, next_task};
    projection.facts = seal_facts(facts, keys->tenant(), case_keys);
    insert(db(), std::vector{row});
    insert_keys(case_keys);
    save(db(), {projection});
    return row.case_id;
  }

  /// The numbers of what is due by `last`, held against the facts that came with each.
  std::vector<std::string> due(std::uint32_t last) {
    std::vector<std::string> out;
    FiledFactsReader{events, sheets()}.each_due(db(), last, [&](const FiledFacts& filed) {
      BOOST_TEST(filed.facts.at(0).document.type == filed.row.number);
      out.push_back(filed.row.number);
    });
    return out;
  }

  MeetingNow meeting(const Uuid& conference, const Uuid& case_id) {
    const cases::OpenMeeting item{case_id, "RG-2025-000001", {"HK01", "SK01"}, 1000, 2000};
    return {conference, "RG-2025-000001", 500, {item}};
  }
};

const std::vector<std::string> kNothing;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(filed_facts_tests, Stock)

BOOST_AUTO_TEST_CASE(reads_what_is_due_in_its_order_and_nothing_else) {
  add_case("TN-2025-000001", 20250630);
  add_case("TN-2025-000002", 20250401);
  add_case("TN-2025-000003", 20250701);
  add_case("TN-2025-000004", 20250401, "C99");

  const std::vector<std::string> expected{"TN-2025-000002", "TN-2025-000001"};
  BOOST_TEST(due(20250630) == expected, boost::test_tools::per_element());
  BOOST_TEST(due(20250331) == kNothing, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(reads_each_once_however_many_pages_there_are) {
  constexpr int kCases = 2003;
  {
    store::Transaction transaction{db()};
    for (int index = 0; index < kCases; ++index) {
      add_case("TN-2025-" + std::to_string(100000 + index),
               20250401U + static_cast<unsigned>(index % 3));
    }
    transaction.commit();
  }

  auto found = due(20250403);

  std::ranges::sort(found);
  BOOST_TEST(found.size() == static_cast<std::size_t>(kCases));
  BOOST_CHECK(std::ranges::adjacent_find(found) == found.end());
}

BOOST_AUTO_TEST_CASE(notices_facts_of_another_case) {
  const auto one = add_case("TN-2025-000001", 20250401);
  const auto other = add_case("TN-2025-000002", 20250402);
  tamper(
      "UPDATE case_projection a JOIN case_projection b ON b.case_id = ? "
      "SET a.facts = b.facts WHERE a.case_id = ?",
      other, one);

  BOOST_CHECK_THROW(due(20250630), IntegrityError);
}

BOOST_AUTO_TEST_CASE(notices_a_number_that_was_changed) {
  const auto one = add_case("TN-2025-000001", 20250401);
  tamper("UPDATE case_record SET case_number = 'TN-2025-000009' WHERE case_id = ?", one);

  BOOST_CHECK_THROW(due(20250630), IntegrityError);
}

BOOST_AUTO_TEST_CASE(finds_a_case_by_its_number) {
  add_case("TN-2025-000001", 20250401);
  FiledFactsReader reader{events, sheets()};

  BOOST_TEST(reader.find(db(), "TN-2025-000001")->row.number == "TN-2025-000001");
  BOOST_TEST(!reader.find(db(), "TN-2025-000002"));
}

BOOST_AUTO_TEST_CASE(keeps_a_meeting_until_it_is_closed) {
  const auto conference = add_case("RG-2025-000001", 99991231, "REG");
  const auto about = make_uuid();
  OpenMeetings meetings{*keys};

  meetings.open(db(), meeting(conference, about));

  BOOST_TEST(meetings.of_case(db(), about, 1500).at(0).agencies.size() == 2U);
  BOOST_TEST(meetings.of_case(db(), about, 999).empty());
  BOOST_TEST(meetings.of_case(db(), about, 2000).empty());
  BOOST_TEST(meetings.of_case(db(), make_uuid(), 1500).empty());
  BOOST_TEST(meetings.find(db(), conference)->ends() == 2000);
  BOOST_CHECK_THROW(meetings.open(db(), meeting(conference, about)), store::StoreError);
  BOOST_TEST(meetings.close(db(), conference));
  BOOST_TEST(!meetings.close(db(), conference));
  BOOST_TEST(meetings.of_case(db(), about, 1500).empty());
}

BOOST_AUTO_TEST_CASE(takes_no_meeting_that_somebody_made_up) {
  const auto conference = add_case("RG-2025-000001", 99991231, "REG");
  const auto other = add_case("RG-2025-000002", 99991231, "REG");
  OpenMeetings meetings{*keys};
  meetings.open(db(), meeting(conference, make_uuid()));
  tamper("UPDATE open_meeting SET conference_id = ? WHERE conference_id = ?", other, conference);

  BOOST_CHECK_THROW(meetings.all(db()), IntegrityError);
}

BOOST_AUTO_TEST_SUITE_END()
