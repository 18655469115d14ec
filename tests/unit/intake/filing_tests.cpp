// Which case a record belongs to, which revision it is, and what a repetition does.
#define BOOST_TEST_DYN_LINK
#include "server/intake/filing.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/intake/filing_fixture.h"

using namespace tsunagu;
using namespace tsunagu::intake;
using namespace tsunagu::intake::test;
using vault::Outcome;

namespace {

Sheet sheet(const std::string& number, const std::string& name = "桑田　一") {
  Sheet made;
  made.number = number;
  made.name = name;
  return made;
}

Sheet changed(Sheet sheet, const std::string& story) {
  sheet.stories = {story};
  return sheet;
}

Sheet of_resident(const std::string& number, const std::string& code) {
  auto made = sheet(number);
  made.resident = code;
  return made;
}

Sheet about(const std::string& number, const std::string& reference) {
  auto made = sheet(number);
  made.reference = reference;
  return made;
}

const std::string kResident = "000000000000017";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(filing_tests, Files)

BOOST_AUTO_TEST_CASE(opens_a_case_for_a_new_record) {
  const auto record = writer.take_one(sheet("MD-1"));

  BOOST_TEST((record.outcome == Outcome::accepted));
  BOOST_TEST(record.revision == 1U);
  BOOST_TEST(cases() == 1);
  BOOST_TEST(documents() == 1);
  BOOST_TEST(writer.names.find("桑田", 10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(knows_the_same_record_again) {
  const auto first = writer.take_one(sheet("MD-1"));

  const auto again = writer.take_one(sheet("MD-1"));

  BOOST_TEST((again.outcome == Outcome::duplicate));
  BOOST_TEST((again.document_id == first.document_id));
  BOOST_TEST(documents() == 1);
}

BOOST_AUTO_TEST_CASE(takes_other_content_of_the_same_number_as_the_next_revision) {
  const auto first = writer.take_one(sheet("MD-1", "桑田　一"));

  const auto second = writer.take_one(sheet("MD-1", "桑田　二"));

  BOOST_TEST((second.outcome == Outcome::accepted));
  BOOST_TEST(second.revision == 2U);
  BOOST_TEST((second.case_id == first.case_id));
  BOOST_TEST(writer.names.find("桑田　一", 10).empty());
  BOOST_TEST(writer.names.find("桑田　二", 10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(keeps_the_numbers_of_two_senders_apart) {
  writer.take_one(sheet("1"), "madoguchi");

  const auto other = writer.take_one(sheet("1"), "jiritsu");

  BOOST_TEST((other.outcome == Outcome::accepted));
  BOOST_TEST(other.revision == 1U);
  BOOST_TEST(cases() == 2);
}

BOOST_AUTO_TEST_CASE(brings_no_old_content_back_when_a_file_is_sent_again) {
  writer.take_one(changed(sheet("MD-1"), "old"));
  writer.take_one(changed(sheet("MD-1"), "new"));
  auto again = writer.context();
  again.was_read_before = true;

  const auto records = writer.file(again, {changed(sheet("MD-1"), "old")});

  BOOST_TEST(words(records) == "duplicate");
  BOOST_TEST(records[0].revision == 2U);
  BOOST_TEST(documents() == 2);
}

BOOST_AUTO_TEST_CASE(takes_old_content_in_another_file_as_a_new_revision) {
  writer.take_one(changed(sheet("MD-1"), "old"));
  writer.take_one(changed(sheet("MD-1"), "new"));

  const auto back = writer.take_one(changed(sheet("MD-1"), "old"));

  BOOST_TEST((back.outcome == Outcome::accepted));
  BOOST_TEST(back.revision == 3U);
}

BOOST_AUTO_TEST_CASE(takes_two_versions_and_a_repetition_in_one_file_in_their_order) {
  const auto records =
      writer.take({sheet("MD-1"), changed(sheet("MD-1"), "next"), changed(sheet("MD-1"), "next")});

  BOOST_TEST(words(records) == "accepted accepted duplicate");
  BOOST_TEST(records[1].revision == 2U);
  BOOST_TEST((records[2].document_id == records[1].document_id));
  BOOST_TEST(cases() == 1);
}

BOOST_AUTO_TEST_CASE(brings_two_records_of_one_person_in_one_batch_into_one_case) {
  const auto records =
      writer.take({of_resident("MD-1", kResident), of_resident("MD-2", kResident)});

  BOOST_TEST(words(records) == "accepted accepted");
  BOOST_TEST((records[0].case_id == records[1].case_id));
  BOOST_TEST(cases() == 1);
}

BOOST_AUTO_TEST_CASE(finds_the_case_of_a_person_that_another_sender_knows) {
  const auto first = writer.take_one(of_resident("MD-1", kResident), "madoguchi");

  const auto other = writer.take_one(of_resident("JP-1", kResident), "jiritsu");

  BOOST_TEST((other.case_id == first.case_id));
  BOOST_TEST(cases() == 1);
}

BOOST_AUTO_TEST_CASE(finds_the_case_that_a_record_names_by_its_number) {
  const auto first = writer.take_one(sheet("MD-1"));

  const auto named = writer.take_one(about("K-1", "TN-2025-000001"), "bunsho");

  BOOST_TEST((named.outcome == Outcome::accepted));
  BOOST_TEST((named.case_id == first.case_id));
}

BOOST_AUTO_TEST_CASE(finds_the_case_of_the_referral_that_a_record_names) {
  const auto first = writer.take_one(sheet("MD-R07-100001"));

  const auto named = writer.take_one(about("K-1", "MD-R07-100001"), "bunsho");

  BOOST_TEST((named.case_id == first.case_id));
}

BOOST_AUTO_TEST_CASE(finds_the_case_of_a_referral_in_the_same_file) {
  const auto records = writer.take({sheet("MD-1"), about("MD-2", "MD-1")});

  BOOST_TEST(words(records) == "accepted accepted");
  BOOST_TEST((records[0].case_id == records[1].case_id));
}

BOOST_AUTO_TEST_CASE(refuses_a_record_that_names_no_case) {
  for (const std::string reference :
       {"MD-R07-999999", "TN-2025-999999", "案件", "%", "' OR ''='"}) {
    const auto record = writer.take_one(about("K-" + reference, reference), "bunsho");

    BOOST_TEST((record.outcome == Outcome::refused));
    BOOST_TEST((record.refusal->code == RefusalCode::case_not_found));
  }
  BOOST_TEST(cases() == 0);
}

BOOST_AUTO_TEST_CASE(refuses_a_record_whose_reference_fits_two_cases) {
  writer.take_one(sheet("7"), "madoguchi");
  writer.take_one(sheet("7"), "jiritsu");

  const auto record = writer.take_one(about("K-1", "7"), "bunsho");

  BOOST_TEST((record.outcome == Outcome::refused));
  BOOST_TEST((record.refusal->code == RefusalCode::case_ambiguous));
}

BOOST_AUTO_TEST_CASE(decides_a_record_without_any_number_by_its_content) {
  Sheet nameless;
  nameless.number.clear();
  auto other = nameless;
  other.name = "桑田　別";

  const auto records = writer.take({nameless, nameless, other});

  BOOST_TEST(words(records) == "accepted duplicate accepted");
}

BOOST_AUTO_TEST_CASE(numbers_cases_without_a_gap_when_records_are_refused_between) {
  const auto records = writer.take({sheet("MD-1"), about("MD-2", "nobody"), sheet("MD-3")});

  BOOST_TEST(words(records) == "accepted refused accepted");
  BOOST_TEST(count("SELECT COUNT(*) FROM case_record WHERE case_number IN "
                   "('TN-2025-000001', 'TN-2025-000002')") == 2);
}

BOOST_AUTO_TEST_CASE(records_documents_of_a_case_in_their_order_even_if_the_clock_goes_back) {
  const auto first = writer.take_one(of_resident("MD-1", kResident));
  clock.set(clock.now() - 3'600'000'000);

  writer.take({of_resident("MD-2", kResident), of_resident("MD-3", kResident)});

  const auto rows = vault::documents_of(session.connection(), *first.case_id);
  BOOST_REQUIRE(rows.size() == 3U);
  BOOST_TEST((rows[0].document_id == *first.document_id));
  BOOST_TEST(rows[0].recorded_at < rows[1].recorded_at);
  BOOST_TEST(rows[1].recorded_at < rows[2].recorded_at);
}

BOOST_AUTO_TEST_SUITE_END()
