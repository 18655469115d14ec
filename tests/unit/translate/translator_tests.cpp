// Replies of adapter hosts, most of them hostile.
#define BOOST_TEST_DYN_LINK
#include "server/translate/translator.h"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "adapters/protocol/limits.h"
#include "server/base/error.h"
#include "server/translate/job_reply.h"
#include "tests/unit/translate/sample_host.h"

using namespace tsunagu;
using namespace tsunagu::translate;
using namespace std::chrono_literals;

namespace {

struct Fixture {
  TemporaryFolder folder;
  AdapterHost host{fake_host(folder)};
  Translator translator{host, sample_catalogue()};
  CollectingSink sink;

  FileEnd read(const std::string& command, std::chrono::milliseconds limit = 20s) {
    sink = {};
    return translator.read(as_bytes(command), limit, sink);
  }

  /// The code of the only refusal of a failed file; stops the test if the file did not fail.
  std::string failure(const std::string& command, std::chrono::milliseconds limit = 20s) {
    const auto end = read(command, limit);
    BOOST_REQUIRE_MESSAGE(end.outcome == Outcome::failed, command);
    BOOST_REQUIRE(end.refusals.size() == 1U);
    return refusal_id(end.refusals.front().code);
  }

  Written write(const std::string& command) {
    const auto document = documents::Document::from_wire(
        sample_catalogue(), {"letter", {{0, {}, "A-1"}, {1, {}, command}}});
    return translator.write(*document);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(translator_tests, Fixture)

BOOST_AUTO_TEST_CASE(reads_all_records_of_a_file) {
  const auto end = read("three");

  BOOST_TEST((end.outcome == Outcome::complete));
  BOOST_TEST(end.refusals.empty());
  BOOST_TEST(sink.announced == 3U);
  BOOST_REQUIRE(sink.records.size() == 3U);
  BOOST_TEST(sink.records[2].position == 3U);
  BOOST_TEST(sink.records[2].number == "R-3");
  BOOST_TEST(sink.records[2].notes == "note");
  BOOST_TEST(sink.records[2].document->value_at("Person/Name").value() == "山田");
}

BOOST_AUTO_TEST_CASE(reads_a_file_without_records) {
  BOOST_TEST((read("none").outcome == Outcome::complete));
  BOOST_TEST(sink.records.empty());
}

BOOST_AUTO_TEST_CASE(passes_on_a_refused_record_between_others) {
  BOOST_TEST((read("one refused").outcome == Outcome::complete));

  BOOST_REQUIRE(sink.records.size() == 3U);
  BOOST_TEST(!sink.records[1].document);
  BOOST_TEST((sink.records[1].document.refusal().code == RefusalCode::not_a_date));
  BOOST_TEST(sink.records[1].document.refusal().place == "Letter/Date");
}

BOOST_AUTO_TEST_CASE(refuses_only_the_record_that_is_outside_of_the_catalogue) {
  BOOST_TEST((read("one outside the catalogue").outcome == Outcome::complete));

  BOOST_REQUIRE(sink.records.size() == 2U);
  BOOST_TEST((sink.records[0].document.refusal().code == RefusalCode::schema));
  BOOST_TEST(static_cast<bool>(sink.records[1].document));
}

BOOST_AUTO_TEST_CASE(passes_on_why_a_file_is_refused) {
  for (const char* command : {"file refused", "file refused late"}) {
    const auto end = read(command);

    BOOST_TEST((end.outcome == Outcome::refused), command);
    BOOST_REQUIRE(end.refusals.size() == 1U);
    BOOST_TEST((end.refusals[0].code == RefusalCode::doctype));
    BOOST_TEST(end.refusals[0].place == "line 1");
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_file_over_the_limit_without_asking_the_host) {
  const auto end = read(std::string(protocol::kMaxFileBytes + 1, ' '));

  BOOST_TEST((end.outcome == Outcome::refused));
  BOOST_TEST((end.refusals.at(0).code == RefusalCode::too_large));
}

BOOST_AUTO_TEST_CASE(fails_a_file_whose_reply_breaks_the_protocol) {
  for (const char* command : {"record before accepted",
                              "accepted twice",
                              "end at once",
                              "two ends",
                              "bytes after the end",
                              "end with a body",
                              "too few",
                              "too many",
                              "positions from zero",
                              "position twice",
                              "position skipped",
                              "huge count",
                              "huge frame",
                              "frame of no type",
                              "frame cut short",
                              "invalid UTF-8",
                              "control character",
                              "garbage",
                              "unknown frame",
                              "frame of another job",
                              "empty refusal",
                              "unknown refusal code",
                              "no end",
                              "nothing"}) {
    BOOST_TEST(failure(command, 1s) == "KX510", command);
  }
  BOOST_TEST(host.restarts() == 0U);
}

BOOST_AUTO_TEST_CASE(fails_a_file_whose_job_died) {
  for (const char* command : {"status after the end", "crash midway", "crash after the end",
                              "broken sandbox", "not a command"}) {
    BOOST_TEST(failure(command) == "KX510", command);
  }
}

BOOST_AUTO_TEST_CASE(names_limits_as_the_cause) {
  BOOST_TEST(failure("hang", 200ms) == "KX509");
  BOOST_TEST(failure("hang after the end", 200ms) == "KX509");
  BOOST_TEST(failure("out of memory") == "KX509");
}

BOOST_AUTO_TEST_CASE(takes_no_more_than_the_longest_reply) {
  JobReply reply{host.start(protocol::JobKind::read, as_bytes("three"), 20s), "toy", 50};
  Frame frame;
  int frames = 0;
  while (reply.next(frame)) {
    ++frames;
  }

  const auto failure = reply.failure(false, false);

  BOOST_TEST(frames == 1);
  BOOST_REQUIRE(failure.has_value());
  BOOST_TEST((failure->code == RefusalCode::resource_limit));
}

BOOST_AUTO_TEST_CASE(gives_a_job_up_when_the_sink_throws) {
  struct Throwing final : RecordSink {
    void accepted(const protocol::FileAccepted&) override {}
    void record(IncomingRecord) override { throw std::runtime_error{"disk"}; }
  };
  Throwing throwing;

  BOOST_CHECK_THROW(translator.read(as_bytes("much without reading on"), 20s, throwing),
                    std::runtime_error);
  BOOST_TEST((read("three").outcome == Outcome::complete));
}

BOOST_AUTO_TEST_CASE(joins_the_pieces_of_a_written_file) {
  const auto written = write("pieces");

  BOOST_TEST((written.outcome == Outcome::complete));
  BOOST_TEST(as_text(written.bytes) == "<a></a>");
  BOOST_TEST(written.substitutions.empty());
}

BOOST_AUTO_TEST_CASE(reports_substitutions) {
  const auto written = write("substituted");

  BOOST_TEST((written.outcome == Outcome::complete));
  BOOST_TEST(written.substitutions == std::vector<std::string>{"名前 1文字目 縮退"});
}

BOOST_AUTO_TEST_CASE(gives_no_bytes_of_a_file_that_was_refused_or_failed) {
  const auto refused = write("refused");
  BOOST_TEST((refused.outcome == Outcome::refused));
  BOOST_TEST(refused.bytes.empty());
  BOOST_TEST((refused.refusals.at(0).code == RefusalCode::doctype));

  for (const char* command : {"empty", "unclean report", "too large", "crash"}) {
    const auto failed = write(command);
    BOOST_TEST((failed.outcome == Outcome::failed), command);
    BOOST_TEST(failed.bytes.empty(), command);
    BOOST_TEST((failed.refusals.at(0).code == RefusalCode::translation), command);
  }
}

BOOST_AUTO_TEST_CASE(builds_answers) {
  protocol::Answer answer;
  answer.file = "A.xml";
  answer.outcome = "read";
  answer.lines.resize(2, {"R-1", "accepted", "", "", "", ""});

  BOOST_TEST(as_text(translator.answer(answer)) == "A.xml:2");
}

BOOST_AUTO_TEST_CASE(throws_if_an_answer_cannot_be_built) {
  protocol::Answer answer;
  answer.file = "fail";
  answer.outcome = "read";

  BOOST_CHECK_THROW(translator.answer(answer), Error);
}

BOOST_AUTO_TEST_CASE(gives_the_results_of_golden_samples) {
  const auto results = translator.golden();

  BOOST_REQUIRE(results.size() == 2U);
  BOOST_TEST(results[0].passed);
  BOOST_TEST(!results[1].passed);
  BOOST_TEST(results[1].difference == "Letter/No");
}

BOOST_AUTO_TEST_CASE(throws_if_golden_samples_do_not_end) {
  AdapterHost endless{fake_host(folder, "golden-without-end")};

  BOOST_CHECK_THROW(Translator(endless, sample_catalogue()).golden(), Error);
}

BOOST_AUTO_TEST_CASE(describes_the_catalogue_of_a_host_without_a_pack) {
  AdapterHost schemas{fake_host(folder, "")};

  const catalogue::Catalogue described{describe(schemas)};

  BOOST_TEST(described.find("letter") != nullptr);
}

BOOST_AUTO_TEST_CASE(throws_if_a_host_describes_nothing) {
  BOOST_CHECK_THROW(describe(host), Error);
}

BOOST_AUTO_TEST_SUITE_END()
