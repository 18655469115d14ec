// Tests of the program tsunagu-verify: how it is called, what it prints, how it exits.
#define BOOST_TEST_DYN_LINK
#include <cstdio>
#include <cstdlib>

#include <boost/test/unit_test.hpp>
#include <sys/wait.h>

#include "server/base/json.h"
#include "server/tlog/proof.h"
#include "server/tlog/tile_reader.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;

struct Ran {
  int exit = -1;
  std::string out;
};

/// Runs the program. Arguments are names made by these tests, so the shell needs no care.
Ran run(const std::string& arguments) {
  const testing::TestFolder scratch;
  const fs::path out = scratch.path() / "out";
  const std::string command =
      std::string{TSUNAGU_BIN_DIR} + "/tsunagu-verify " + arguments + " >" + out.string() + " 2>&1";
  const int status = std::system(command.c_str());  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, testing::read_text(out)};
}

struct Exported {
  testing::TestFolder folder;
  std::string name = (folder.path() / "export").string();
  std::string key = (folder.path() / "given.vkey").string();
  std::string proof = (folder.path() / "event.tlog-proof").string();

  Exported() {
    testing::write_sample_export(name);
    testing::write_text(key, testing::make_key().text() + "\n");
    TileReader reader{name, testing::kSampleSize};
    testing::write_text(proof, make_proof(reader, 42, testing::read_text(name + "/checkpoint"),
                                          testing::sample_event(42))
                                   .text());
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(program_tests)

BOOST_AUTO_TEST_CASE(wrong_usage_exits_2_and_shows_the_usage) {
  const Exported exported;
  for (const std::string& arguments :
       {std::string{}, std::string{"--json"}, exported.name + " " + exported.name,
        exported.name + " --key", exported.name + " --nothing", "--proof " + exported.proof,
        exported.name + " --json --json", exported.name + " --key a --key b",
        "--proof " + exported.proof + " --key " + exported.key + " " + exported.name}) {
    const Ran ran = run(arguments);

    BOOST_TEST(ran.exit == 2, arguments);
    BOOST_TEST(ran.out.find("Usage") != std::string::npos, arguments);
  }
}

BOOST_AUTO_TEST_CASE(help_is_no_mistake) {
  const Ran ran = run("--help");

  BOOST_TEST(ran.exit == 0);
  BOOST_TEST(ran.out.find("使い方") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_not_verified) {
  BOOST_TEST(run("/nonexistent/folder").exit == 2);
}

BOOST_AUTO_TEST_CASE(a_good_export_exits_0) {
  const Exported exported;

  const Ran ran = run(exported.name + " --key " + exported.key);

  BOOST_TEST(ran.exit == 0);
  BOOST_TEST(ran.out.find("正常") != std::string::npos);
  BOOST_TEST(ran.out.find("GOOD") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(json_tells_counts_and_time) {
  const Exported exported;

  const auto verdict = parse_json(run(exported.name + " --json").out);

  BOOST_REQUIRE(verdict.has_value());
  BOOST_TEST(verdict->flag("ok").value());
  BOOST_TEST(verdict->number("events").value() == 600);
  BOOST_TEST(verdict->text("seconds").has_value());
  BOOST_TEST(verdict->objects("checks").value().size() == kCheckCount);
}

BOOST_AUTO_TEST_CASE(a_changed_export_exits_1_and_names_the_place) {
  const Exported exported;
  const fs::path bundle = fs::path{exported.name} / "tile/entries/001";
  std::string text = testing::read_text(bundle);
  text[200] = static_cast<char>(text[200] ^ 1);
  testing::write_text(bundle, text);

  const Ran page = run(exported.name);
  const auto verdict = parse_json(run(exported.name + " --json").out);

  BOOST_TEST(page.exit == 1);
  BOOST_TEST(page.out.find("異常あり") != std::string::npos);
  BOOST_REQUIRE(verdict.has_value());
  BOOST_TEST(verdict->text("check").value() == "tree");
  BOOST_TEST(verdict->text("problem").value() == "changed_entry");
  BOOST_TEST(verdict->text("file").value() == "tile/entries/001");
  BOOST_TEST(verdict->number("index").value() == 257);
}

BOOST_AUTO_TEST_CASE(an_older_known_checkpoint_is_continued) {
  const Exported exported;

  BOOST_TEST(run(exported.name + " --known " + exported.name + "/checkpoints/100 --known " +
                 exported.name + "/checkpoints/520")
                 .exit == 0);
}

BOOST_AUTO_TEST_CASE(a_proof_is_verified_and_shown) {
  const Exported exported;
  const std::string call = "--proof " + exported.proof + " --key " + exported.key;

  const Ran good = run(call);
  const auto json = parse_json(run(call + " --json").out);
  std::string text = testing::read_text(exported.proof);
  text.replace(text.find("index 42"), 8, "index 43");
  testing::write_text(exported.proof, text);
  const Ran bad = run(call);

  BOOST_TEST(good.exit == 0);
  BOOST_TEST(good.out.find("文書の閲覧") != std::string::npos);
  BOOST_REQUIRE(json.has_value());
  BOOST_TEST(json->text("payload").value() == testing::sample_event(42).payload);
  BOOST_TEST(bad.exit == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
