/// Files and folders: what is read, what is refused, what is left behind.
#define BOOST_TEST_DYN_LINK
#include "server/base/files.h"

#include <cerrno>
#include <fstream>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "server/base/error.h"
#include "tests/unit/base/temp_folder.h"

using namespace tsunagu;
namespace fs = std::filesystem;

namespace {

std::size_t entries_of(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

mode_t mode_of(const fs::path& path) {
  struct stat found {};
  BOOST_TEST_REQUIRE(::lstat(path.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

bool names(const Error& error, const std::string& what) {
  return error.detail().find(what) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(files)

BOOST_AUTO_TEST_CASE(reads_back_what_was_written) {
  const testing::TempFolder folder;
  const Bytes content = to_bytes(std::string{"つなぐ\0\n", 11});

  write_file_durably(folder / "a", content, 0640);

  BOOST_TEST((read_file(folder / "a", 11) == content));
  BOOST_TEST(mode_of(folder / "a") == 0640U);
}

BOOST_AUTO_TEST_CASE(gives_exactly_the_mode_whatever_the_umask) {
  const testing::TempFolder folder;
  const mode_t before = ::umask(077);

  write_file_durably(folder / "a", as_bytes("x"), 0664);
  make_folder(folder / "f/g", 0775);
  ::umask(before);

  BOOST_TEST(mode_of(folder / "a") == 0664U);
  BOOST_TEST(mode_of(folder / "f") == 0775U);
  BOOST_TEST(mode_of(folder / "f/g") == 0775U);
}

BOOST_AUTO_TEST_CASE(replaces_a_file_and_leaves_no_temporary_one) {
  const testing::TempFolder folder;
  write_file_durably(folder / "a", as_bytes("old"), 0600);

  write_file_durably(folder / "a", as_bytes("new"), 0600);

  BOOST_TEST(as_text(read_file(folder / "a", 10)) == "new");
  BOOST_TEST(entries_of(folder.path()) == 1U);
}

BOOST_AUTO_TEST_CASE(a_failed_write_leaves_nothing_behind) {
  const testing::TempFolder folder;
  fs::create_directory(folder / "a");

  BOOST_CHECK_THROW(write_file_durably(folder / "a", as_bytes("x"), 0600), Error);

  BOOST_TEST(entries_of(folder.path()) == 1U);
  BOOST_TEST(fs::is_directory(folder / "a"));
}

BOOST_AUTO_TEST_CASE(names_the_path_and_the_reason_when_a_file_is_missing) {
  const testing::TempFolder folder;

  BOOST_CHECK_EXCEPTION(read_file(folder / "none", 10), Error, [](const Error& error) {
    return names(error, "/none") && names(error, "ENOENT");
  });
}

BOOST_AUTO_TEST_CASE(reads_up_to_the_limit_and_not_a_byte_more) {
  const testing::TempFolder folder;
  write_file_durably(folder / "a", as_bytes("1234"), 0600);

  BOOST_TEST(read_file(folder / "a", 4).size() == 4U);
  BOOST_CHECK_THROW(read_file(folder / "a", 3), Error);
}

BOOST_AUTO_TEST_CASE(reads_no_links_pipes_or_folders) {
  const testing::TempFolder folder;
  write_file_durably(folder / "a", as_bytes("x"), 0600);
  fs::create_symlink(folder / "a", folder / "symbolic");
  BOOST_TEST_REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);

  BOOST_CHECK_THROW(read_file(folder / "symbolic", 10), Error);
  BOOST_CHECK_THROW(read_file(folder / "pipe", 10), Error);
  BOOST_CHECK_THROW(read_file(folder.path(), 10), Error);

  fs::create_hard_link(folder / "a", folder / "hard");
  BOOST_CHECK_THROW(read_file(folder / "a", 10), Error);
  BOOST_CHECK_THROW(read_file(folder / "hard", 10), Error);
}

BOOST_AUTO_TEST_CASE(renames_but_never_over_another_file) {
  const testing::TempFolder folder;
  make_folder(folder / "to", 0700);
  write_file_durably(folder / "a", as_bytes("first"), 0600);
  write_file_durably(folder / "b", as_bytes("second"), 0600);

  rename_durably(folder / "a", folder / "to/a");

  BOOST_CHECK_EXCEPTION(rename_durably(folder / "b", folder / "to/a"), Error,
                        [](const Error& error) { return names(error, "EEXIST"); });
  BOOST_TEST(!fs::exists(folder / "a"));
  BOOST_TEST(as_text(read_file(folder / "to/a", 10)) == "first");
  BOOST_TEST(as_text(read_file(folder / "b", 10)) == "second");
}

BOOST_AUTO_TEST_CASE(removing_twice_is_fine) {
  const testing::TempFolder folder;
  write_file_durably(folder / "a", as_bytes("x"), 0600);

  remove_durably(folder / "a");
  remove_durably(folder / "a");

  BOOST_TEST(entries_of(folder.path()) == 0U);
}

BOOST_AUTO_TEST_CASE(leaves_a_folder_that_is_there_as_it_is) {
  const testing::TempFolder folder;
  make_folder(folder / "f", 0770);

  make_folder(folder / "f", 0700);

  BOOST_TEST(mode_of(folder / "f") == 0770U);
}

BOOST_AUTO_TEST_CASE(makes_no_folder_where_a_file_is) {
  const testing::TempFolder folder;
  write_file_durably(folder / "a", as_bytes("x"), 0600);

  BOOST_CHECK_THROW(make_folder(folder / "a", 0700), Error);
  BOOST_CHECK_THROW(make_folder(folder / "a/b", 0700), Error);
}

BOOST_AUTO_TEST_CASE(a_full_disk_says_so) {
  const UniqueFd full{::open("/dev/full", O_WRONLY | O_CLOEXEC)};
  BOOST_TEST_REQUIRE(static_cast<bool>(full));

  BOOST_CHECK_EXCEPTION(write_all(full.get(), as_bytes("x")), Error,
                        [](const Error& error) { return error.message().id == "TS-1006"; });
}

BOOST_AUTO_TEST_CASE(a_sealed_memory_file_can_only_be_read) {
  const UniqueFd fd = sealed_memory_file("test", as_bytes("content"));
  char buffer[16] = {};

  BOOST_TEST(::read(fd.get(), buffer, sizeof buffer) == 7);
  BOOST_TEST(std::string{buffer} == "content");
  BOOST_TEST(::write(fd.get(), "x", 1) == -1);
  BOOST_TEST(errno == EPERM);
  BOOST_TEST(::ftruncate(fd.get(), 0) == -1);
}

BOOST_AUTO_TEST_SUITE_END()
