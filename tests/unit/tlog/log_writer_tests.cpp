// Tests of writing a log, and of opening it after a crash or damage.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/log_writer.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/tile_reader.h"
#include "server/tlog/verify.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;
using testing::TestFolder;

struct Log {
  TestFolder folder;
  std::vector<Leaf> leaves = testing::sample_leaves(800);
  std::vector<Bytes> entries = testing::encoded(leaves);

  LogWriter open() const {
    return LogWriter{folder.path(), testing::kOrigin, testing::make_signer()};
  }
  void grow(LogWriter& writer, std::uint64_t size) const {
    writer.append(std::span{entries}.subspan(writer.size(), size - writer.size()));
  }
  /// A log of 600 with checkpoints of 300 and 600.
  void make() const {
    LogWriter writer = open();
    grow(writer, 300);
    writer.publish();
    grow(writer, 600);
    writer.publish();
  }
  fs::path file(const std::string& name) const { return folder.path() / name; }
  Digest root(std::uint64_t size) const { return testing::root_of_leaves(leaves, size); }
  bool is_good() const { return verify_export(folder.path(), {{}, {}, true}).is_good(); }
};

void cut(const fs::path& path) { fs::resize_file(path, fs::file_size(path) / 2); }

void garble(const fs::path& path) {
  testing::write_text(path, std::string(fs::file_size(path), 'x'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(log_writer_tests)

BOOST_AUTO_TEST_CASE(an_empty_log_has_no_checkpoint) {
  const Log log;
  LogWriter writer = log.open();

  BOOST_TEST(!writer.publish().has_value());
  BOOST_TEST(writer.size() == 0);
  BOOST_TEST(!fs::exists(log.file(kCheckpointFile)));
}

BOOST_AUTO_TEST_CASE(publishes_the_root_of_what_was_appended) {
  const Log log;
  LogWriter writer = log.open();
  for (const std::uint64_t size : {1U, 2U, 255U, 256U, 257U, 600U, 768U}) {
    log.grow(writer, size);

    const auto published = writer.publish();

    BOOST_TEST((published == Checkpoint{testing::kOrigin, size, log.root(size)}));
    BOOST_TEST(log.is_good());
  }
}

BOOST_AUTO_TEST_CASE(publishing_twice_signs_once) {
  const Log log;
  int signatures = 0;
  CheckpointSigner signer = testing::make_signer();
  signer.sign = [&, sign = signer.sign](std::string_view text) {
    ++signatures;
    return sign(text);
  };
  LogWriter writer{log.folder.path(), testing::kOrigin, signer};
  log.grow(writer, 5);

  writer.publish();
  writer.publish();

  BOOST_TEST(signatures == 1);
}

BOOST_AUTO_TEST_CASE(nothing_is_published_when_signing_fails) {
  const Log log;
  CheckpointSigner signer = testing::make_signer();
  signer.sign = testing::make_signer(2).sign;
  LogWriter writer{log.folder.path(), testing::kOrigin, signer};
  log.grow(writer, 5);

  BOOST_CHECK_THROW(writer.publish(), Error);
  BOOST_TEST(!fs::exists(log.file(kCheckpointFile)));
}

BOOST_AUTO_TEST_CASE(goes_on_where_it_was_after_opening_again) {
  const Log log;
  for (std::uint64_t size = 37; size <= 777; size += 37) {
    LogWriter writer = log.open();
    BOOST_TEST(writer.repaired().empty());
    log.grow(writer, size);
    writer.publish();
  }

  LogWriter writer = log.open();

  BOOST_TEST(writer.size() == 777);
  BOOST_TEST((writer.published()->root == log.root(777)));
  BOOST_TEST(log.is_good());
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

BOOST_AUTO_TEST_CASE(keeps_one_checkpoint_for_every_full_tile) {
  const Log log;
  LogWriter writer = log.open();
  for (const std::uint64_t size : {10U, 20U, 255U, 256U, 300U, 511U, 600U, 700U}) {
    log.grow(writer, size);
    writer.publish();
  }

  const auto kept = kept_checkpoints(log.folder.path());

  BOOST_TEST(kept == (std::vector<std::uint64_t>{10, 256, 600}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(removes_partial_tiles_after_the_full_one_is_published) {
  const Log log;
  LogWriter writer = log.open();
  for (const std::uint64_t size : {10U, 20U, 300U}) {
    log.grow(writer, size);
    writer.publish();
  }
  BOOST_TEST(fs::exists(log.file("tile/entries/000.p/20")));  // for readers of the last checkpoint

  log.grow(writer, 301);
  writer.publish();

  BOOST_TEST(!fs::exists(log.file("tile/entries/000.p")));
  BOOST_TEST(!fs::exists(log.file("tile/0/000.p")));
  BOOST_TEST(fs::exists(log.file("tile/entries/001.p/44")));
  BOOST_TEST(fs::exists(log.file("tile/entries/001.p/45")));
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

BOOST_AUTO_TEST_CASE(refuses_the_folder_of_another_log) {
  const Log log;
  log.make();

  BOOST_CHECK_THROW(LogWriter(log.folder.path(), testing::kOrigin, testing::make_signer(2)), Error);
  BOOST_CHECK_THROW(LogWriter(log.folder.path(), "other.example/log", testing::make_signer()),
                    Error);
}

BOOST_AUTO_TEST_CASE(refuses_a_second_writer) {
  const Log log;
  const LogWriter writer = log.open();

  BOOST_CHECK_THROW(log.open(), Error);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_a_leaf_and_adds_none_of_the_batch) {
  const Log log;
  LogWriter writer = log.open();
  std::vector<Bytes> batch{log.entries[0], log.entries[1]};
  batch[1].pop_back();

  BOOST_CHECK_THROW(writer.append(batch), Error);
  BOOST_TEST(writer.size() == 0);
}

BOOST_AUTO_TEST_CASE(grows_over_a_third_level_of_tiles) {
  const Log log;
  constexpr std::uint64_t kSize = 65'536 + 300;
  std::vector<Leaf> leaves = testing::sample_leaves(kSize);
  testing::write_log(log.folder.path(), leaves, {65'535, 65'536});

  LogWriter writer = log.open();

  BOOST_TEST(writer.repaired().empty());
  BOOST_TEST((writer.published()->root == testing::root_of_leaves(leaves, kSize)));
  BOOST_TEST(fs::exists(log.file("tile/2/000.p/1")));
  BOOST_TEST(fs::exists(log.file("tile/1/001.p/1")));
  BOOST_TEST(log.is_good());
  TileReader reader{log.folder.path(), kSize};
  BOOST_TEST((reader.entry(65'535) == encode_leaf(leaves[65'535])));
  BOOST_TEST((reader.entry(65'536) == encode_leaf(leaves[65'536])));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
