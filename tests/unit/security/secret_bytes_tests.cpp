// Tests of the memory secrets live in, read back from the machine itself.
#define BOOST_TEST_DYN_LINK
#include "security/secret_bytes.h"

#include <csignal>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <sys/resource.h>

#include "security/scratch.h"
#include "tests/unit/security/memory_maps.h"
#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

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

BOOST_AUTO_TEST_CASE(scratch_on_the_stack_is_wiped_too) {
  std::optional<Scratch<32>> scratch;
  scratch.emplace();
  std::ranges::fill(scratch->writable(), std::byte{0xa5});
  const std::byte* memory = scratch->view().data();

  scratch.reset();

  BOOST_TEST(is_zero(memory, 32));
}

BOOST_AUTO_TEST_CASE(large_pieces_leave_the_process_at_the_end) {
  const std::byte* memory = nullptr;
  {
    const SecretBytes secret{100'000};
    memory = secret.view().data();
    BOOST_REQUIRE(!test::mapping_of(memory).flags.empty());
  }
  BOOST_TEST(test::mapping_of(memory).flags.empty());
}

BOOST_AUTO_TEST_CASE(keeps_out_of_core_dumps_and_children) {
  for (const std::size_t size : {16U, 100'000U}) {
    const SecretBytes secret{size};

    const test::Mapping mapping = test::mapping_of(secret.view().data());

    BOOST_TEST(mapping.has("dd"));
    BOOST_TEST(mapping.has("dc"));
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
  SecretBytes large_of_parent{1'000'000};

  const int end = test::in_child([&] {
    const SecretBytes own = SecretBytes::copy_of(as_bytes("child"));
    const SecretBytes own_large{100'000};
    { const SecretBytes ended_here = std::move(of_parent); }
    { const SecretBytes large_ended_here = std::move(large_of_parent); }
    const SecretBytes more = SecretBytes::copy_of(as_bytes("more"));
    return own.text() == "child" && more.text() == "more" ? 0 : 1;
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
