// What the daemon takes of the records that an adapter host sends.
#define BOOST_TEST_DYN_LINK
#include "server/intake/record_collector.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/intake/filing_fixture.h"

using namespace tsunagu;
using namespace tsunagu::intake;
using namespace tsunagu::intake::test;
using vault::Outcome;

namespace {

struct Collected : Files {
  FileContext context = writer.context();
  Bytes original = to_bytes("original bytes");
  RecordCollector collector{writer.filing, writer.session, context};

  Collected() { context.original = original; }

  void announce(std::uint32_t records) { collector.accepted({records}); }
  void send(std::uint32_t position, const Sheet& sheet) {
    collector.record({position, sheet.number, vault::test::document_of(sheet), ""});
  }
  std::vector<vault::InboundRecord> outcomes() {
    return writer.inbound.records(session.connection(), context.file.file_id);
  }
};

Sheet sheet(const std::string& number) {
  Sheet made;
  made.number = number;
  return made;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(record_collector_tests, Collected)

BOOST_AUTO_TEST_CASE(files_a_large_file_in_parts_and_answers_it_once) {
  constexpr std::uint32_t kRecords = 2 * kBatch + 1;
  announce(kRecords);
  for (std::uint32_t position = 1; position <= kRecords; ++position) {
    send(position, sheet("MD-" + std::to_string(position)));
  }
  collector.finish();

  BOOST_TEST(outcomes().size() == kRecords);
  BOOST_TEST(documents() == kRecords);
  BOOST_TEST(count("SELECT COUNT(*) FROM outbound_file") == 1);
  BOOST_TEST(count("SELECT COUNT(*) FROM inbound_original") == 1);
}

BOOST_AUTO_TEST_CASE(takes_up_a_half_decided_file_where_it_stopped) {
  constexpr std::uint32_t kRecords = kBatch + 5;
  announce(kRecords);
  for (std::uint32_t position = 1; position <= kRecords; ++position) {
    send(position, sheet("MD-" + std::to_string(position)));
  }
  // Killed here: the first part is stored, the rest is lost with the process.
  auto again = writer.context();
  again.file = context.file;
  again.original = original;
  again.decided = writer.inbound.decided(session.connection(), again.file.file_id);
  RecordCollector second{writer.filing, writer.session, again};
  second.accepted({kRecords});
  for (std::uint32_t position = 1; position <= kRecords; ++position) {
    const auto number = "MD-" + std::to_string(position);
    second.record({position, number, vault::test::document_of(sheet(number)), ""});
  }
  second.finish();

  const auto found = outcomes();
  BOOST_TEST(again.decided == kBatch);
  BOOST_TEST(found.size() == kRecords);
  for (const auto& record : found) {
    BOOST_TEST((record.outcome == Outcome::accepted));
  }
  BOOST_TEST(documents() == kRecords);
  BOOST_TEST(cases() == kRecords);
  BOOST_TEST(count("SELECT COUNT(*) FROM inbound_original") == 1);
}

BOOST_AUTO_TEST_CASE(drops_the_original_of_a_file_with_a_my_number_also_after_a_crash) {
  auto with_number = sheet("MD-1");
  with_number.stories = {"個人番号 123456789018"};
  announce(1);
  context.decided = 1;  // decided by a run that was killed before it settled the file

  send(1, with_number);

  BOOST_TEST(context.original.empty());
}

BOOST_AUTO_TEST_CASE(answers_every_record_of_a_file_whose_reading_broke_off) {
  announce(5);
  send(1, sheet("MD-1"));
  send(2, sheet("MD-2"));

  collector.refuse_rest({RefusalCode::resource_limit, "", ""});

  const auto found = outcomes();
  BOOST_REQUIRE(found.size() == 5U);
  for (const auto& record : found) {
    BOOST_TEST((record.outcome == Outcome::refused));
  }
  BOOST_TEST(documents() == 0);
}

BOOST_AUTO_TEST_CASE(refuses_a_document_that_cannot_be_sealed_and_takes_the_others) {
  auto large = sheet("MD-1");
  large.consent = std::string(1U << 20U, 'x');
  announce(2);
  send(1, large);
  send(2, sheet("MD-2"));
  collector.finish();

  const auto found = outcomes();
  BOOST_TEST(words(found) == "refused accepted");
  BOOST_TEST((found[0].refusal->code == RefusalCode::too_large));
}

BOOST_AUTO_TEST_CASE(refuses_a_name_that_the_index_of_names_could_not_load_again) {
  auto long_name = sheet("MD-1");
  long_name.name = std::string(5000, 'x');
  auto long_kana = sheet("MD-2");
  long_kana.kana = std::string(1U << 20U, 'x');
  announce(3);
  send(1, long_name);
  send(2, long_kana);
  send(3, sheet("MD-3"));
  collector.finish();

  const auto found = outcomes();
  BOOST_TEST(words(found) == "refused refused accepted");
  BOOST_TEST((found[0].refusal->code == RefusalCode::too_long));
  BOOST_TEST(found[0].refusal->place == "Name");
  int loaded = 0;
  writer.search.load(session.connection(), [&](const cases::NameEntry&) { ++loaded; });
  BOOST_TEST(loaded == 1);
}

BOOST_AUTO_TEST_CASE(takes_large_records_in_parts_that_the_database_accepts) {
  constexpr std::uint32_t kRecords = 12;
  announce(kRecords);
  for (std::uint32_t position = 1; position <= kRecords; ++position) {
    auto large = sheet("MD-" + std::to_string(position));
    large.stories.assign(14, std::string(1U << 20U, 'x'));
    send(position, large);
  }
  collector.finish();

  BOOST_TEST(documents() == kRecords);
}

BOOST_AUTO_TEST_SUITE_END()
