// Filing that is interrupted, repeated, or done by two writers at once.
#define BOOST_TEST_DYN_LINK
#include <latch>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "server/store/transaction.h"
#include "server/vault/case_projection.h"
#include "server/vault/case_tokens.h"
#include "tests/unit/intake/filing_fixture.h"

using namespace tsunagu;
using namespace tsunagu::intake;
using namespace tsunagu::intake::test;
using vault::Outcome;

namespace {

Sheet of_resident(const std::string& number, const std::string& code) {
  Sheet made;
  made.number = number;
  made.resident = code;
  return made;
}

std::vector<Sheet> numbered(int from, int to) {
  std::vector<Sheet> sheets;
  for (int n = from; n < to; ++n) {
    Sheet made;
    made.number = "MD-" + std::to_string(n);
    sheets.push_back(made);
  }
  return sheets;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(filing_repetition_tests, Files)

BOOST_AUTO_TEST_CASE(settles_a_file_with_its_last_part_only) {
  auto context = writer.context();

  writer.file(context, numbered(0, 3), Part::more_follow);
  const auto before = writer.inbound.find(session.connection(), context.file.file_id);
  writer.file(context, numbered(3, 5), Part::last, 4);
  const auto after = writer.inbound.find(session.connection(), context.file.file_id);

  BOOST_TEST((before->state == vault::InboundState::received));
  BOOST_TEST((after->state == vault::InboundState::read));
  BOOST_TEST(writer.inbound.decided(session.connection(), context.file.file_id) == 5U);
  BOOST_TEST(writer.outbound.answer_to(session.connection(), context.file.file_id).has_value());
  BOOST_TEST(count("SELECT COUNT(*) FROM outbound_file") == 1);
}

BOOST_AUTO_TEST_CASE(owes_no_answer_before_the_whole_file_is_decided) {
  auto context = writer.context();

  writer.file(context, numbered(0, 3), Part::more_follow);

  BOOST_TEST(count("SELECT COUNT(*) FROM outbound_file") == 0);
}

BOOST_AUTO_TEST_CASE(stores_nothing_when_the_same_part_is_filed_again) {
  // A commit that nobody confirmed: the caller files the same records once more.
  auto context = writer.context();
  writer.file(context, numbered(0, 3), Part::more_follow);
  const auto stored = recorded();

  BOOST_CHECK_THROW(writer.file(context, numbered(0, 3), Part::more_follow), store::StoreError);

  BOOST_TEST(documents() == 3);
  BOOST_TEST(cases() == 3);
  BOOST_TEST(recorded() == stored);
}

BOOST_AUTO_TEST_CASE(owes_one_answer_however_often_a_file_is_refused) {
  auto context = writer.context();
  const Refusal refusal{RefusalCode::not_well_formed, "3", ""};

  writer.filing.refuse(writer.session, context, refusal);
  writer.filing.refuse(writer.session, context, refusal);

  BOOST_TEST(count("SELECT COUNT(*) FROM outbound_file") == 1);
  BOOST_TEST(count("SELECT COUNT(*) FROM inbound_file WHERE state = 3") == 1);
}

BOOST_AUTO_TEST_CASE(opens_one_case_when_two_writers_meet_the_same_person) {
  constexpr int kRounds = 10;
  Writer other{*this};
  for (int round = 0; round < kRounds; ++round) {
    const auto code = "0000000000" + std::to_string(10000 + round);
    std::latch both{2};
    std::vector<vault::InboundRecord> records(2);
    const auto take = [&](Writer& by, std::size_t at, const std::string& adapter) {
      both.arrive_and_wait();
      records[at] = by.take_one(of_resident(std::to_string(round), code), adapter);
    };
    std::thread second{[&] { take(other, 1, "jiritsu"); }};
    take(writer, 0, "madoguchi");
    second.join();

    BOOST_TEST(words(records) == "accepted accepted");
    BOOST_TEST((records[0].case_id == records[1].case_id));
  }
  BOOST_TEST(cases() == kRounds);
  BOOST_TEST(documents() == 2 * kRounds);
}

BOOST_AUTO_TEST_CASE(looks_again_when_another_writer_committed_the_same_person_first) {
  // The other writer commits between our look and our insert: what a race does, made certain.
  Writer other{*this};
  store::Transaction blocker{session.connection()};
  vault::take_folder_numbers(blocker.connection(), vault::FolderKind::person, 2025,
                             1);  // both will wait for this counter
  std::thread second{[&] { other.take_one(of_resident("JP-1", "000000000000017"), "jiritsu"); }};
  std::thread first{[&] { writer.take_one(of_resident("MD-1", "000000000000017")); }};
  while (count("SELECT CAST(VARIABLE_VALUE AS SIGNED) FROM information_schema.GLOBAL_STATUS "
               "WHERE VARIABLE_NAME = 'INNODB_ROW_LOCK_CURRENT_WAITS'") < 2) {
  }
  blocker.commit();
  first.join();
  second.join();

  BOOST_TEST(cases() == 1);
  BOOST_TEST(documents() == 2);
  BOOST_TEST(count("SELECT documents FROM case_projection") == 2);
}

BOOST_AUTO_TEST_CASE(counts_every_document_when_two_writers_add_to_one_case) {
  constexpr int kRounds = 20;
  const std::string code = "000000000000017";
  const auto first = writer.take_one(of_resident("MD-0", code));
  Writer other{*this};
  std::latch both{2};
  const auto add = [&](Writer& by, const std::string& adapter) {
    both.arrive_and_wait();
    for (int round = 1; round <= kRounds; ++round) {
      by.take_one(of_resident("N-" + std::to_string(round), code), adapter);
    }
  };
  std::thread second{[&] { add(other, "jiritsu"); }};
  add(writer, "madoguchi");
  second.join();

  const auto projection = vault::find_projection(session.connection(), *first.case_id);
  BOOST_TEST(projection->documents == 2U * kRounds + 1);
  BOOST_TEST(documents() == 2 * kRounds + 1);
  const auto rows = vault::documents_of(session.connection(), *first.case_id);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    BOOST_TEST(rows[i - 1].recorded_at < rows[i].recorded_at);
  }
}

BOOST_AUTO_TEST_CASE(leaves_no_number_of_an_event_open) {
  writer.take(numbered(0, 3));
  auto context = writer.context();
  writer.file(context, numbered(3, 5), Part::more_follow);
  BOOST_CHECK_THROW(writer.file(context, numbered(3, 5), Part::more_follow), store::StoreError);

  const auto highest = static_cast<std::uint64_t>(count("SELECT MAX(number) FROM audit_event"));
  numbers.take();  // the sequencer makes them void

  for (std::uint64_t number = 1; number <= highest; ++number) {
    BOOST_TEST(numbers.is_settled(number));
  }
}

BOOST_AUTO_TEST_SUITE_END()
