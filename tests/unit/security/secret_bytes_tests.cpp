// Tests of the memory secrets live in, read back from the machine itself.
#define BOOST_TEST_DYN_LINK
#include "security/secret_bytes.h"

#include <csignal>
#include <cstdint>
#include <fstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <sys/mman.h>
#include <sys/resource.h>

#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

// The flags of the mapping that holds `memory`, from /proc/self/smaps; empty if there is none.
std::string mapping_flags(const std::byte* memory) {
  const auto address = reinterpret_cast<std::uintptr_t>(memory);
  std::ifstream maps{"/proc/self/smaps"};
  bool is_inside = false;
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t first = 0;
    std::uintptr_t last = 0;
    if (std::sscanf(line.c_str(), "%lx-%lx ", &first, &last) == 2) {
      is_inside = first <= address && address < last;
    }
    if (is_inside && line.starts_with("VmFlags:")) {
      return line + " ";
    }
  }
  return {};
}

bool has_flag(const std::string& flags, const std::string& flag) {
  return flags.find(" " + flag + " ") != std::string::npos;
}

bool is_zero(const volatile std::byte* memory, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    if (memory[i] != std::byte{0}) {
      return false;
    }
  }
  return true;
}

BOOST_AUTO_TEST_SUITE(secret_bytes_tests)

// The slot stays mapped when it is given back, so what is left in it can be looked at.
BOOST_AUTO_TEST_CASE(wipes_its_memory_at_the_end) {
  for (const std::size_t size : {1U, 32U, 33U, 1000U, 32768U}) {
    const std::byte* memory = nullptr;
    {
      const SecretBytes secret = SecretBytes::copy_of(Bytes(size, std::byte{0xa5}));
      memory = secret.view().data();
      BOOST_REQUIRE(!is_zero(memory, size));
    }
    BOOST_TEST(is_zero(memory, size));
  }
}

BOOST_AUTO_TEST_CASE(wipes_what_it_held_when_another_is_moved_in) {
  SecretBytes secret = SecretBytes::copy_of(as_bytes("first"));
  const std::byte* first = secret.view().data();

  secret = SecretBytes::copy_of(as_bytes("second"));

  BOOST_TEST(is_zero(first, 5));
  BOOST_TEST(secret.text() == "second");
}

BOOST_AUTO_TEST_CASE(large_pieces_leave_the_process_at_the_end) {
  const std::byte* memory = nullptr;
  {
    const SecretBytes secret{100'000};
    memory = secret.view().data();
    BOOST_REQUIRE(!mapping_flags(memory).empty());
  }
  BOOST_TEST(mapping_flags(memory).empty());
}

BOOST_AUTO_TEST_CASE(keeps_out_of_core_dumps_children_and_swap) {
  for (const std::size_t size : {16U, 100'000U}) {
    const SecretBytes secret{size};

    const std::string flags = mapping_flags(secret.view().data());

    BOOST_TEST(has_flag(flags, "dd"));  // not in core dumps
    BOOST_TEST(has_flag(flags, "dc"));  // not in children
    BOOST_TEST(has_flag(flags, "lo"));  // locked; the test needs far less than any usual limit
  }
}

BOOST_AUTO_TEST_CASE(works_without_any_right_to_lock_memory) {
  const int end = test::in_child([] {
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_MEMLOCK, &none) != 0 ||
        (::geteuid() == 0 && ::setresuid(65534, 65534, 65534) != 0)) {
      return 1;
    }
    const SecretBytes large = SecretBytes::copy_of(Bytes(100'000, std::byte{1}));
    const SecretBytes small = SecretBytes::copy_of(as_bytes("key"));
    return small.text() == "key" && large.view()[99'999] == std::byte{1} ? 0 : 2;
  });

  BOOST_TEST(end == 0);
}

BOOST_AUTO_TEST_CASE(a_child_cannot_read_secrets_of_its_parent) {
  const SecretBytes secret = SecretBytes::copy_of(as_bytes("key"));

  const int end = test::in_child([&] {
    std::signal(SIGSEGV, SIG_DFL);  // Boost.Test would report it as a failure here
    return secret.view()[0] == std::byte{'k'} ? 1 : 2;
  });

  BOOST_TEST(end == 256 + SIGSEGV);
}

BOOST_AUTO_TEST_CASE(a_child_can_have_secrets_of_its_own) {
  SecretBytes of_parent = SecretBytes::copy_of(as_bytes("parent"));

  const int end = test::in_child([&] {
    { const SecretBytes destroyed_here = std::move(of_parent); }
    const SecretBytes own = SecretBytes::copy_of(as_bytes("child"));
    return own.text() == "child" ? 0 : 1;
  });

  BOOST_TEST(end == 0);
  BOOST_TEST(of_parent.text() == "parent");
}

BOOST_AUTO_TEST_CASE(a_write_behind_the_end_of_a_large_piece_stops_the_process) {
  const int end = test::in_child([] {
    std::signal(SIGSEGV, SIG_DFL);
    SecretBytes secret{16 * 4096};
    volatile std::byte* memory = secret.writable().data();
    memory[secret.size()] = std::byte{1};
    return 0;
  });

  BOOST_TEST(end == 256 + SIGSEGV);
}

BOOST_AUTO_TEST_CASE(moving_leaves_an_empty_one_behind) {
  SecretBytes from = SecretBytes::copy_of(as_bytes("key"));

  const SecretBytes to = std::move(from);

  BOOST_TEST(to.text() == "key");
  BOOST_TEST(from.empty());  // NOLINT(bugprone-use-after-move)
  BOOST_TEST(SecretBytes::copy_of({}).empty());
}

BOOST_AUTO_TEST_CASE(many_threads_never_share_a_slot) {
  std::vector<std::jthread> threads;
  std::vector<int> mixed_up(8, 0);
  for (std::size_t number = 0; number < mixed_up.size(); ++number) {
    threads.emplace_back([number, &mixed_up] {
      for (std::size_t round = 0; round < 2000; ++round) {
        const Bytes mark(1 + round % 700, static_cast<std::byte>(number + 1));
        const SecretBytes a = SecretBytes::copy_of(mark);
        const SecretBytes b = SecretBytes::copy_of(mark);
        mixed_up[number] += std::ranges::equal(a.view(), mark) ? 0 : 1;
        mixed_up[number] += std::ranges::equal(b.view(), mark) ? 0 : 1;
      }
    });
  }
  threads.clear();

  BOOST_TEST(mixed_up == std::vector<int>(8, 0), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
