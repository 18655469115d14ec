/// Records, refusals and documents.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "adapters/protocol/limits.h"
#include "tests/unit/protocol/samples.h"

using namespace tsunagu;
using namespace tsunagu::protocol;
using namespace tsunagu::testing;

namespace {

WireDocument document_of(WireValue value) { return {"referral-sheet", {std::move(value)}}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(record_wire)

BOOST_AUTO_TEST_CASE(reads_back_what_was_written) {
  check_round_trip(sample_document());
  check_round_trip(WireDocument{});
  check_round_trip(sample_record());
  check_round_trip(sample_refused());
  check_round_trip(sample_refusals());
}

BOOST_AUTO_TEST_CASE(keeps_every_field_of_a_record) {
  RecordFrame out;

  BOOST_TEST_REQUIRE(decode(encode(sample_record()), out));

  BOOST_TEST(out.position == 3U);
  BOOST_TEST(out.number == "MD-R07-000123");
  BOOST_TEST(out.document.type == "referral-sheet");
  BOOST_TEST(out.document.values[1].field == 7);
  BOOST_TEST((out.document.values[1].position == std::vector<std::uint16_t>{1, 2}));
  BOOST_TEST(out.document.values[1].value == "髙橋　幸子");
  BOOST_TEST(out.notes == "era kept\nkana widened");
}

BOOST_AUTO_TEST_CASE(keeps_every_field_of_a_refusal) {
  RecordRefused out;

  BOOST_TEST_REQUIRE(decode(encode(sample_refused()), out));

  BOOST_TEST(out.position == 100'000U);
  BOOST_TEST((out.refusal.code == RefusalCode::not_a_date));
  BOOST_TEST(out.refusal.place == "連絡票[2]/本人/生年月日");
  BOOST_TEST(out.refusal.detail == "7 digits");
}

BOOST_AUTO_TEST_CASE(refuses_every_cut_and_every_trailing_byte) {
  check_exact_length(sample_document());
  check_exact_length(sample_record());
  check_exact_length(sample_refused());
  check_exact_length(sample_refusals());
}

BOOST_AUTO_TEST_CASE(refuses_every_code_that_is_not_ours) {
  std::size_t accepted = 0;
  for (unsigned number = 0; number <= 0xffff; ++number) {
    RecordRefused refused = sample_refused();
    refused.refusal.code = static_cast<RefusalCode>(number);
    accepted += is_refused(refused) ? 0U : 1U;
  }

  BOOST_TEST(accepted == all_refusal_texts().size());
}

BOOST_AUTO_TEST_CASE(refuses_a_file_refused_without_a_reason) {
  BOOST_TEST(is_refused(std::vector<Refusal>{}));
}

BOOST_AUTO_TEST_CASE(refuses_positions_that_do_not_exist) {
  RecordFrame none = sample_record();
  none.position = 0;
  RecordRefused beyond = sample_refused();
  beyond.position = kMaxRecords + 1;

  BOOST_TEST(is_refused(none));
  BOOST_TEST(is_refused(beyond));
  BOOST_TEST(is_refused(document_of({1, {1, 0}, "x"})));
  BOOST_TEST(is_refused(document_of({1, std::vector<std::uint16_t>(kMaxDepth + 1, 1), "x"})));
  BOOST_TEST(!is_refused(document_of({1, std::vector<std::uint16_t>(kMaxDepth, 1), "x"})));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_over_its_limit) {
  RecordFrame notes = sample_record();
  notes.notes = std::string(kMaxNotesBytes + 1, 'n');

  BOOST_TEST(is_refused(document_of({static_cast<std::uint16_t>(kMaxFields), {}, "x"})));
  BOOST_TEST(is_refused(document_of({1, {}, std::string(kMaxTextBytes + 1, 'x')})));
  BOOST_TEST(!is_refused(document_of({1, {}, std::string(kMaxTextBytes, 'x')})));
  BOOST_TEST(is_refused(WireDocument{"t", std::vector<WireValue>(kMaxValues + 1)}));
  BOOST_TEST(!is_refused(WireDocument{"t", std::vector<WireValue>(kMaxValues)}));
  BOOST_TEST(is_refused(notes));
}

BOOST_AUTO_TEST_CASE(refuses_unclean_values) {
  for (const std::string& wrong : {std::string{"\xed\xa0\x80"}, std::string{"a\0", 2},
                                   std::string{"\x07"}, std::string{"\xc2\x85"}}) {
    BOOST_TEST(is_refused(document_of({1, {}, wrong})));
  }
}

BOOST_AUTO_TEST_SUITE_END()
