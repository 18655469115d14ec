/// Frames about jobs, hosts, golden samples and answers.
#define BOOST_TEST_DYN_LINK
#include "adapters/protocol/job.h"

#include <boost/test/unit_test.hpp>

#include "adapters/protocol/limits.h"
#include "tests/unit/protocol/samples.h"

using namespace tsunagu;
using namespace tsunagu::protocol;
using namespace tsunagu::testing;

BOOST_AUTO_TEST_SUITE(job)

BOOST_AUTO_TEST_CASE(reads_back_what_was_written) {
  check_round_trip(Job{7, JobKind::answer, 60'000});
  check_round_trip(JobEnded{7, JobEnd::signalled, 31});
  check_round_trip(sample_hello());
  check_round_trip(Hello{});
  check_round_trip(FileAccepted{kMaxRecords});
  check_round_trip(sample_answer());
  check_round_trip(GoldenResult{"TSNG_1.xml", false, "/連絡票[1]"});
}

BOOST_AUTO_TEST_CASE(keeps_every_field_of_a_hello) {
  Hello out;

  BOOST_TEST_REQUIRE(decode(encode(sample_hello()), out));

  BOOST_TEST(out.protocol == kProtocolVersion);
  BOOST_TEST(out.sandbox == (kNoNewPrivileges | kSeccomp));
  BOOST_TEST(out.adapter.label == "窓口相談システム");
  BOOST_TEST(out.adapter.files.name_in == "TSNG_{yyyyMMdd}_{seq:3}.xml");
  BOOST_TEST(out.adapter.files.answer == ".result.xml");
  BOOST_TEST((out.adapter.reads == std::vector<std::string>{"referral-sheet", "consent"}));
  BOOST_TEST((out.adapter.classes_out == std::vector<std::uint8_t>{0, 1, 2, 5}));
}

BOOST_AUTO_TEST_CASE(keeps_every_field_of_an_answer_line) {
  Answer out;

  BOOST_TEST_REQUIRE(decode(encode(sample_answer()), out));

  BOOST_TEST(out.lines[1].number == "MD-R07-2");
  BOOST_TEST(out.lines[1].outcome == "refused");
  BOOST_TEST(out.lines[1].code == "KX801");
  BOOST_TEST(out.lines[1].reason == "同意がありません");
  BOOST_TEST(out.lines[0].case_number == "R07-0001");
  BOOST_TEST(out.lines[0].document == "0199-1");
}

BOOST_AUTO_TEST_CASE(refuses_every_cut_and_every_trailing_byte) {
  check_exact_length(Job{7, JobKind::answer, 60'000});
  check_exact_length(JobEnded{7, JobEnd::signalled, 31});
  check_exact_length(sample_hello());
  check_exact_length(Hello{});
  check_exact_length(FileAccepted{3});
  check_exact_length(sample_answer());
  check_exact_length(GoldenResult{"a", true, ""});
}

BOOST_AUTO_TEST_CASE(refuses_enumerators_that_do_not_exist) {
  for (int number = 0; number < 256; ++number) {
    const auto kind = static_cast<JobKind>(number);
    const auto end = static_cast<JobEnd>(number);

    BOOST_TEST(is_refused(Job{1, kind, 1}) == (number < 1 || number > 6));
    BOOST_TEST(is_refused(JobEnded{1, end, 0}) == (number > 3));
  }
}

BOOST_AUTO_TEST_CASE(refuses_flags_other_than_yes_and_no) {
  Bytes body = encode(GoldenResult{"", true, ""});
  GoldenResult out;
  body[4] = std::byte{2};

  BOOST_TEST(!decode(body, out));
}

BOOST_AUTO_TEST_CASE(refuses_sandbox_layers_and_classes_that_do_not_exist) {
  Hello layers = sample_hello();
  layers.sandbox = 16;
  Hello classes = sample_hello();
  classes.adapter.classes_out = {6};
  Hello many = sample_hello();
  many.adapter.classes_out = std::vector<std::uint8_t>(7, 0);

  BOOST_TEST(is_refused(layers));
  BOOST_TEST(is_refused(classes));
  BOOST_TEST(is_refused(many));
}

BOOST_AUTO_TEST_CASE(a_hello_without_a_pack_forgets_an_older_one) {
  Hello out = sample_hello();

  BOOST_TEST_REQUIRE(decode(encode(Hello{}), out));

  BOOST_TEST(out.adapter.name.empty());
  BOOST_TEST(out.pack_hash.empty());
}

BOOST_AUTO_TEST_CASE(refuses_unclean_and_over_long_texts) {
  for (const std::string& wrong :
       {std::string{"\xff"}, std::string{"a\0b", 3}, std::string{"\x1b"}, std::string(257, 'x')}) {
    Hello hello = sample_hello();
    hello.adapter.files.marker = wrong;
    Answer answer = sample_answer();
    answer.lines[0].number = wrong;

    BOOST_TEST(is_refused(hello));
    BOOST_TEST(is_refused(answer));
  }
  BOOST_TEST(is_refused(GoldenResult{"a", false, std::string(kMaxPlaceBytes + 1, 'x')}));
  BOOST_TEST(!is_refused(GoldenResult{"a", false, std::string(kMaxPlaceBytes, 'x')}));
}

BOOST_AUTO_TEST_CASE(refuses_outcomes_and_codes_that_do_not_exist) {
  Answer file_outcome = sample_answer();
  file_outcome.outcome = "lost";
  Answer file_code = sample_answer();
  file_code.code = "KX999";
  Answer line_outcome = sample_answer();
  line_outcome.lines[0].outcome = "read";
  Answer line_code = sample_answer();
  line_code.lines[0].code = "801";

  BOOST_TEST(is_refused(file_outcome));
  BOOST_TEST(is_refused(file_code));
  BOOST_TEST(is_refused(line_outcome));
  BOOST_TEST(is_refused(line_code));
}

BOOST_AUTO_TEST_CASE(refuses_more_records_than_a_file_may_have_and_a_job_without_time) {
  BOOST_TEST(is_refused(FileAccepted{kMaxRecords + 1}));
  BOOST_TEST(is_refused(Job{1, JobKind::read, 0}));
}

BOOST_AUTO_TEST_SUITE_END()
