// Tests of opening a log after a crash, damage or tampering.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <array>

#include <boost/test/unit_test.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/log_writer.h"
#include "tests/unit/tlog/growing_log.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;
using Log = testing::GrowingLog;

void cut(const fs::path& path) { fs::resize_file(path, fs::file_size(path) / 2); }

void garble(const fs::path& path) {
  testing::write_text(path, std::string(fs::file_size(path), 'x'));
}

/// Lets a process of its own grow the log and kills it while it is at work, after it told `steps`
/// times the size it had published. Returns what it told last.
std::uint64_t grow_until_killed(const Log& log, int steps) {
  std::array<int, 2> ends{};
  BOOST_REQUIRE_EQUAL(::pipe(ends.data()), 0);
  const UniqueFd reading{ends[0]};
  UniqueFd writing{ends[1]};
  const pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    LogWriter writer = log.open();
    for (std::uint64_t told = writer.size();; told = writer.size()) {
      if (::write(writing.get(), &told, sizeof told) != sizeof told || told >= 790) {
        ::_exit(0);
      }
      log.grow(writer, told + 1 + told % 5);
      writer.publish();
    }
  }
  writing.reset();
  std::uint64_t told = 0;
  while (steps-- > 0 && ::read(reading.get(), &told, sizeof told) == sizeof told) {
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(log_recovery_tests)

BOOST_AUTO_TEST_CASE(a_killed_writer_leaves_a_whole_log) {
  const Log log;
  std::uint64_t published = 0;
  for (int round = 0; round < 25; ++round) {
    const std::uint64_t told = grow_until_killed(log, 3 + round * 2);

    LogWriter writer = log.open();

    BOOST_TEST(writer.repaired().empty());
    BOOST_TEST(writer.size() >= std::max(published, told));
    published = writer.size();
    if (published > 0) {
      BOOST_TEST((writer.published()->root == log.root(published)));
      BOOST_TEST(log.is_good());
    }
  }
  BOOST_TEST(published > 256);
}

BOOST_AUTO_TEST_CASE(forgets_leaves_that_were_never_published) {
  const Log log;
  log.make();
  {
    LogWriter writer = log.open();
    log.grow(writer, 800);  // writes full tiles, then "crashes"
  }
  BOOST_TEST(fs::exists(log.file("tile/entries/002")));
  Log other;
  other.leaves[650].revision = 99;
  other.entries = testing::encoded(other.leaves);

  LogWriter writer = log.open();
  BOOST_TEST(writer.size() == 600);
  other.grow(writer, 700);  // the same leaves may come in another order
  writer.publish();

  BOOST_TEST((writer.published()->root == other.root(700)));
  BOOST_TEST(log.is_good());
}

BOOST_AUTO_TEST_CASE(removes_what_a_killed_writer_left) {
  const Log log;
  log.make();
  for (const char* name :
       {".tsunagu-0011223344556677.tmp", "checkpoints/.tsunagu-0011223344556677.tmp",
        "tile/entries/.tsunagu-0011223344556677.tmp", "tile/0/002.p/.tsunagu-0011223344556677.tmp",
        "tile/1/.tsunagu-0011223344556677.tmp"}) {
    testing::write_text(log.file(name), "half");
  }

  log.open();

  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{log.folder.path()}) {
    BOOST_TEST(entry.path().extension() != ".tmp");
  }
}

BOOST_AUTO_TEST_CASE(repairs_hashes_from_entries) {
  for (const char* name : {"tile/0/002.p/88", "tile/1/000.p/2"}) {
    for (const auto damage : {cut, garble, +[](const fs::path& path) { fs::remove(path); },
                              +[](const fs::path& path) { testing::write_text(path, ""); }}) {
      const Log log;
      log.make();
      const std::string good = testing::read_text(log.file(name));
      damage(log.file(name));

      LogWriter writer = log.open();

      BOOST_TEST(writer.size() == 600);
      BOOST_TEST(writer.repaired() == std::vector<std::string>{name},
                 boost::test_tools::per_element());
      BOOST_TEST((testing::read_text(log.file(name)) == good));
      BOOST_TEST(log.is_good());
    }
  }
}

BOOST_AUTO_TEST_CASE(takes_lost_entries_again_and_holds_them_to_the_checkpoint) {
  const std::string name = "tile/entries/002.p/88";
  for (const auto damage : {cut, garble, +[](const fs::path& path) { fs::remove(path); }}) {
    const Log log;
    log.make();
    damage(log.file(name));

    LogWriter writer = log.open();
    BOOST_TEST(writer.size() == 512);
    BOOST_TEST(writer.published()->size == 600);
    BOOST_TEST(writer.repaired() == std::vector<std::string>{name},
               boost::test_tools::per_element());
    BOOST_CHECK_THROW(writer.publish(), Error);
    log.grow(writer, 620);
    writer.publish();

    BOOST_TEST((writer.published()->root == log.root(620)));
    BOOST_TEST(log.is_good());
  }
}

BOOST_AUTO_TEST_CASE(refuses_other_leaves_in_place_of_lost_ones) {
  Log log;
  log.make();
  cut(log.file("tile/entries/002.p/88"));
  log.leaves[599].revision = 77;
  log.entries = testing::encoded(log.leaves);
  LogWriter writer = log.open();

  BOOST_CHECK_THROW(log.grow(writer, 600), Error);
}

BOOST_AUTO_TEST_CASE(takes_everything_again_when_an_early_bundle_is_lost) {
  const Log log;
  log.make();
  fs::remove(log.file("tile/entries/000"));
  fs::remove(log.file("tile/0/002.p/88"));

  LogWriter writer = log.open();
  BOOST_TEST(writer.size() == 0);
  log.grow(writer, 600);

  BOOST_TEST((writer.publish()->root == log.root(600)));
  BOOST_TEST(fs::exists(log.file("tile/entries/000")));
}

BOOST_AUTO_TEST_CASE(finds_that_the_log_was_changed_behind_its_back) {
  const Log log;
  log.make();
  std::string bundle = testing::read_text(log.file("tile/entries/000"));
  bundle[100] = static_cast<char>(bundle[100] ^ 1);
  testing::write_text(log.file("tile/entries/000"), bundle);
  testing::write_text(log.file("tile/0/002.p/88"), "damaged, so everything is read");

  LogWriter writer = log.open();

  BOOST_TEST(writer.size() == 512);  // the last bundle is not believed either
  BOOST_CHECK_THROW(log.grow(writer, 600), Error);
}

BOOST_AUTO_TEST_CASE(a_changed_full_tile_stops_the_next_checkpoint) {
  const Log log;
  log.make();
  garble(log.file("tile/1/000.p/2"));
  LogWriter writer = log.open();  // repaired
  garble(log.file("tile/1/000.p/2"));
  log.grow(writer, 601);

  writer.publish();  // writes the tile again, since its content is known

  BOOST_TEST(log.is_good());
}

BOOST_AUTO_TEST_CASE(a_missing_checkpoint_is_taken_from_the_kept_ones) {
  const Log log;
  log.make();
  fs::remove(log.file(kCheckpointFile));

  LogWriter writer = log.open();

  BOOST_TEST(writer.published()->size == 600);
  BOOST_TEST(writer.repaired().size() == 1U);
  BOOST_TEST(log.is_good());
}

BOOST_AUTO_TEST_CASE(refuses_a_forged_checkpoint) {
  const Log log;
  log.make();
  const Checkpoint forged{testing::kOrigin, 300, log.root(300)};
  testing::write_text(log.file(kCheckpointFile), testing::sign_checkpoint(forged, 2));

  BOOST_CHECK_THROW(log.open(), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
