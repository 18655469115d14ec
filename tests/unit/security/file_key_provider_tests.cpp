// Tests of the key file: which files are believed to be private, and what they wrap.
#define BOOST_TEST_DYN_LINK
#include "security/file_key_provider.h"

#include <algorithm>
#include <string>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "server/base/files.h"
#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

namespace fs = std::filesystem;

// A folder with a key file in it.
struct KeyFile {
  test::Folder folder;
  fs::path path = folder.path() / "kek";

  KeyFile() { FileKeyProvider::create(path); }
  void rewrite(std::string_view content) const {
    write_file_durably(path, as_bytes(content), 0400);
  }
  void is_refused(const std::string& because) const {
    BOOST_CHECK_EXCEPTION(FileKeyProvider{path}, Error, test::says(messages::kKeyFile, because));
  }
};

std::string digest_of(const FileKeyProvider& provider) {
  return to_hex(provider.mac("label", as_bytes("text")));
}

BOOST_AUTO_TEST_SUITE(file_key_provider_tests)

BOOST_AUTO_TEST_CASE(makes_a_file_that_only_its_owner_reads) {
  const KeyFile key;
  struct stat found {};
  BOOST_REQUIRE(::stat(key.path.c_str(), &found) == 0);

  BOOST_TEST((found.st_mode & 07777U) == 0400U);
  BOOST_TEST(found.st_size == 64);
  BOOST_TEST(std::distance(fs::directory_iterator{key.folder.path()}, {}) == 1);
}

BOOST_AUTO_TEST_CASE(never_overwrites_a_key) {
  const KeyFile key;
  const std::string before = digest_of(FileKeyProvider{key.path});

  BOOST_CHECK_THROW(FileKeyProvider::create(key.path), Error);

  BOOST_TEST(digest_of(FileKeyProvider{key.path}) == before);
}

BOOST_AUTO_TEST_CASE(reads_hexadecimal_and_raw_bytes_alike) {
  const KeyFile key;
  const std::string hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  key.rewrite(hex);
  const std::string bare = digest_of(FileKeyProvider{key.path});
  key.rewrite(hex + "\n");
  const std::string with_newline = digest_of(FileKeyProvider{key.path});
  key.rewrite("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F");
  const std::string upper_case = digest_of(FileKeyProvider{key.path});
  key.rewrite(as_text(*from_hex(hex)));
  const std::string raw = digest_of(FileKeyProvider{key.path});

  BOOST_TEST(bare == raw);
  BOOST_TEST(with_newline == raw);
  BOOST_TEST(upper_case == raw);
}

BOOST_AUTO_TEST_CASE(refuses_content_that_is_no_key) {
  const KeyFile key;
  for (const std::string& content :
       {std::string{}, std::string(31, 'a'), std::string(33, 'a'), std::string(63, 'a'),
        std::string(63, 'a') + "g", std::string(65, 'a'), std::string(64, 'a') + " "}) {
    key.rewrite(content);
    key.is_refused("kek: holds neither 32 bytes nor 64 hexadecimal digits");
  }
  key.rewrite(std::string(66, 'a'));
  key.is_refused("kek: is longer than 65 bytes");
}

BOOST_AUTO_TEST_CASE(refuses_a_missing_file) {
  const KeyFile key;
  fs::remove(key.path);

  key.is_refused("kek: cannot be opened");
}

BOOST_AUTO_TEST_CASE(refuses_modes_that_let_others_in_and_says_what_mends_them) {
  const KeyFile key;
  for (const mode_t mode : {0440U, 0404U, 0644U, 0640U, 0666U, 0620U, 0601U, 0700U, 04400U}) {
    BOOST_REQUIRE(::chmod(key.path.c_str(), mode) == 0);
    key.is_refused("chmod 0600 " + key.path.string());
  }
  for (const mode_t mode : {0400U, 0600U}) {
    BOOST_REQUIRE(::chmod(key.path.c_str(), mode) == 0);
    BOOST_CHECK_NO_THROW(FileKeyProvider{key.path});
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_symbolic_link) {
  const KeyFile key;
  fs::rename(key.path, key.folder.path() / "real");
  fs::create_symlink("real", key.path);

  key.is_refused("kek: is a symbolic link");
}

BOOST_AUTO_TEST_CASE(refuses_a_hard_link) {
  const KeyFile key;
  fs::create_hard_link(key.path, key.folder.path() / "second");

  key.is_refused("kek: has more than one name");
}

BOOST_AUTO_TEST_CASE(refuses_pipes_and_folders) {
  const KeyFile key;
  fs::remove(key.path);
  BOOST_REQUIRE(::mkfifo(key.path.c_str(), 0600) == 0);
  key.is_refused("kek: is not a plain file");
  fs::remove(key.path);
  fs::create_directory(key.path);
  key.is_refused("kek: is not a plain file");
}

BOOST_AUTO_TEST_CASE(refuses_a_folder_others_may_enter) {
  const KeyFile key;
  for (const mode_t mode : {0710U, 0701U, 0750U, 0755U, 0770U, 0777U}) {
    BOOST_REQUIRE(::chmod(key.folder.path().c_str(), mode) == 0);
    key.is_refused(key.folder.path().string() +
                   ": other users may enter this folder; run: chmod 0700");
  }
}

// Only root can give files away.
BOOST_AUTO_TEST_CASE(refuses_a_file_or_folder_of_another_user,
                     *boost::unit_test::precondition([](auto) {
                       return boost::test_tools::assertion_result{::geteuid() == 0};
                     })) {
  const KeyFile key;
  BOOST_REQUIRE(::chown(key.path.c_str(), 65534, 65534) == 0);
  key.is_refused("kek: belongs to user 65534; run: chown 0 " + key.path.string());
  BOOST_REQUIRE(::chown(key.path.c_str(), 0, 0) == 0);
  BOOST_REQUIRE(::chown(key.folder.path().c_str(), 65534, 65534) == 0);
  key.is_refused(key.folder.path().string() + ": belongs to user 65534");
}

BOOST_AUTO_TEST_CASE(unwraps_for_the_right_place_and_key_only) {
  const KeyFile key;
  const KeyFile other_key;
  const FileKeyProvider provider{key.path};
  const FileKeyProvider other{other_key.path};

  const Bytes wrapped = provider.wrap(as_bytes("place"), as_bytes("secret"));

  BOOST_TEST(provider.unwrap(as_bytes("place"), wrapped).text() == "secret");
  BOOST_CHECK_THROW(provider.unwrap(as_bytes("other"), wrapped), IntegrityError);
  BOOST_CHECK_THROW(other.unwrap(as_bytes("place"), wrapped), IntegrityError);
  BOOST_TEST(digest_of(provider) != digest_of(other));
}

BOOST_AUTO_TEST_CASE(refuses_every_flipped_bit_and_truncation_of_a_wrapped_key) {
  const KeyFile key;
  const FileKeyProvider provider{key.path};
  const Bytes wrapped = provider.wrap(as_bytes("place"), test::key_of(1).view());
  for (std::size_t bit = 0; bit < 8 * wrapped.size(); ++bit) {
    Bytes changed = wrapped;
    changed[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    BOOST_REQUIRE_THROW(provider.unwrap(as_bytes("place"), changed), IntegrityError);
  }
  for (std::size_t size = 0; size < wrapped.size(); ++size) {
    BOOST_REQUIRE_THROW(provider.unwrap(as_bytes("place"), ByteView{wrapped}.first(size)),
                        IntegrityError);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
