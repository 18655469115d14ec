// Tests of the verifier: the good export, every mutation of it, and what the verdict says.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/verify.h"

#include <atomic>
#include <set>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "server/tlog/log_folder.h"
#include "server/tlog/verdict.h"
#include "tests/unit/tlog/mutations.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;
using testing::Mutation;

struct Sample {
  testing::TestFolder folder;
  fs::path good = folder.path() / "good";
  Sample() { testing::write_sample_export(good); }
};

VerifyOptions options_of(const fs::path& folder) {
  VerifyOptions options;
  if (fs::exists(testing::known_beside(folder))) {
    options.known.push_back(testing::known_beside(folder));
  }
  if (fs::exists(testing::key_beside(folder))) {
    options.key_file = testing::key_beside(folder);
  }
  return options;
}

void check_mutation(const Sample& sample, const Mutation& mutation) {
  const fs::path folder = sample.folder.path() / mutation.name;
  testing::make_mutated_export(sample.good, folder, mutation);

  const Report report = verify_export(folder, options_of(folder));

  BOOST_TEST_CONTEXT(mutation.name << "\n" << verdict_page(report, "")) {
    BOOST_TEST(report.is_good() == !mutation.expected.has_value());
    const std::optional<Check> first = report.first_failed();
    BOOST_REQUIRE_EQUAL(first.has_value(), mutation.expected.has_value());
    if (!first) {
      return;
    }
    const Finding& finding = report.of(*first).finding;
    const bool is_known = mutation.expected->file == "KNOWN";
    BOOST_TEST(check_text(*first).name == check_text(mutation.expected->check).name);
    BOOST_TEST(problem_text(finding.problem).name == problem_text(mutation.expected->problem).name);
    BOOST_TEST(finding.file ==
               (is_known ? testing::known_beside(folder).string() : mutation.expected->file));
    BOOST_TEST((finding.index == mutation.expected->index));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verify_tests)

BOOST_AUTO_TEST_CASE(finds_nothing_wrong_with_a_good_export) {
  const Sample sample;

  const Report report = verify_export(sample.good, {});

  BOOST_TEST(report.is_good(), verdict_page(report, "good"));
  BOOST_TEST(report.totals.events == 600);
  BOOST_TEST(report.totals.boots == 3);
  BOOST_TEST(report.totals.voids == 12);
  BOOST_TEST(report.totals.payloads == 600);
  BOOST_TEST(report.totals.checkpoints == 3);
  BOOST_TEST(report.is_key_from_folder);
  BOOST_TEST((report.key == testing::make_key()));
  BOOST_TEST(report.remarks.time_backwards == 0);
  BOOST_TEST(report.remarks.payloads_missing == 0);
}

BOOST_AUTO_TEST_CASE(finds_and_names_every_mutation) {
  const Sample sample;
  std::set<std::string> names;
  std::size_t found = 0;
  for (const Mutation& mutation : testing::all_mutations()) {
    BOOST_TEST(names.insert(mutation.name).second, mutation.name << " is there twice");
    found += mutation.expected ? 1U : 0U;
    check_mutation(sample, mutation);
  }
  BOOST_TEST(found >= 100U);
}

BOOST_AUTO_TEST_CASE(every_changed_bit_of_the_small_files_is_found) {
  const Sample sample;
  for (const char* name : {"checkpoint", "checkpoints/256", "log.vkey", "tile/1/000.p/2"}) {
    const std::string good = testing::read_text(sample.good / name);
    for (std::size_t bit = 0; bit < good.size() * 8; bit += 3) {
      std::string bad = good;
      bad[bit / 8] = static_cast<char>(static_cast<unsigned char>(bad[bit / 8]) ^ (1U << bit % 8));
      testing::write_text(sample.good / name, bad);

      BOOST_TEST(!verify_export(sample.good, {}).is_good(), name << " bit " << bit);
    }
    testing::write_text(sample.good / name, good);
  }
  BOOST_TEST(verify_export(sample.good, {}).is_good());
}

BOOST_AUTO_TEST_CASE(remarks_what_proves_nothing) {
  const Sample sample;
  std::vector<Leaf> leaves = testing::sample_leaves(300);
  leaves[200].time -= 3'600'000'000;
  leaves[210].time -= 3'600'000'000;
  const fs::path folder = sample.folder.path() / "late";
  testing::write_export(folder, leaves, {});
  std::string lines = testing::read_text(folder / kEventsFile);
  lines.erase(0, lines.find('\n') + 1);
  testing::write_text(folder / kEventsFile, lines);

  const Report report = verify_export(folder, {});

  BOOST_TEST(report.is_good());
  BOOST_TEST(report.remarks.time_backwards == 2);
  BOOST_TEST(report.remarks.first_time_backwards == 200);
  BOOST_TEST(report.remarks.payloads_missing == 1);
  BOOST_TEST(report.remarks.first_payload_missing == 0);
}

BOOST_AUTO_TEST_CASE(accepts_the_empty_log_if_it_is_signed) {
  const testing::TestFolder folder;
  testing::write_text(folder.path() / "log.vkey", testing::make_key().text() + "\n");
  testing::write_text(folder.path() / "checkpoint",
                      testing::sign_checkpoint({testing::kOrigin, 0, empty_root()}));

  BOOST_TEST(verify_export(folder.path(), {}).is_good());

  testing::write_text(folder.path() / "checkpoint",
                      testing::sign_checkpoint({testing::kOrigin, 0, Digest{}}));
  BOOST_TEST(verify_export(folder.path(), {}).has_failed(Check::tree));
}

BOOST_AUTO_TEST_CASE(a_live_folder_may_hold_tiles_of_other_sizes_but_not_miss_one) {
  const testing::TestFolder folder;
  const std::vector<Leaf> leaves = testing::sample_leaves(300);
  testing::write_log(folder.path(), leaves, {10, 200, 290});

  BOOST_TEST(verify_export(folder.path(), {{}, {}, true}).is_good());
  BOOST_TEST(verify_export(folder.path(), {}).has_failed(Check::files));

  fs::remove(folder.path() / "tile/entries/000");
  BOOST_TEST(verify_export(folder.path(), {{}, {}, true}).has_failed(Check::files));
}

BOOST_AUTO_TEST_CASE(a_live_folder_may_hold_checkpoints_without_their_name_yet) {
  const Sample sample;
  testing::write_text(sample.good / "checkpoints/.tsunagu-0011223344556677.tmp", "half");

  BOOST_TEST(verify_export(sample.good, {{}, {}, true}).is_good());
  BOOST_TEST(verify_export(sample.good, {}).has_failed(Check::history));
}

BOOST_AUTO_TEST_CASE(a_log_can_be_verified_while_it_grows) {
  const testing::TestFolder folder;
  const std::vector<Bytes> entries = testing::encoded(testing::sample_leaves(1000));
  std::atomic<bool> is_done = false;
  LogWriter writer{folder.path(), testing::kOrigin, testing::make_signer()};
  writer.append(std::span{entries}.first(1));
  writer.publish();
  std::thread growing{[&] {
    for (std::size_t size = 1; size < entries.size(); size += 9) {
      writer.append(std::span{entries}.subspan(size, 9));
      writer.publish();
    }
    is_done = true;
  }};

  std::vector<std::string> wrong;
  do {
    const Report report = verify_export(folder.path(), {{}, {}, true});
    if (!report.is_good()) {
      wrong.push_back(verdict_page(report, ""));
    }
  } while (!is_done);
  growing.join();

  BOOST_TEST(wrong.empty(), (wrong.empty() ? "" : wrong.front()));
  BOOST_TEST(verify_export(folder.path(), {{}, {}, true}).totals.events == 1000);
}

BOOST_AUTO_TEST_CASE(the_page_says_that_a_key_of_the_folder_proves_little) {
  const Sample sample;
  testing::write_text(sample.folder.path() / "given.vkey", testing::make_key().text() + "\n");

  const std::string own = verdict_page(verify_export(sample.good, {}), "good");
  const std::string given = verdict_page(
      verify_export(sample.good, {sample.folder.path() / "given.vkey", {}, false}), "good");

  BOOST_TEST(own.find("only as good as that") != std::string::npos);
  BOOST_TEST(own.find("紙で保管") != std::string::npos);
  BOOST_TEST(own.find(testing::make_key().fingerprint()) != std::string::npos);
  BOOST_TEST(given.find("only as good as that") == std::string::npos);
  BOOST_TEST(given.find(testing::make_key().fingerprint()) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_page_shows_no_control_characters_of_a_file_name) {
  const Sample sample;
  testing::write_text(sample.good / "\x1b[2Jwiped\xff", "x");

  const std::string page = verdict_page(verify_export(sample.good, {}), "good");

  BOOST_TEST(page.find('\x1b') == std::string::npos);
  BOOST_TEST(page.find("\\x1b[2Jwiped\\xff") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
