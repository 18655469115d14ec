// Reading a file of many records must take memory for the file's text, not for the records.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/host/toy.h"

// AddressSanitizer keeps freed memory back, so that there is nothing to measure.
#if !defined(__SANITIZE_ADDRESS__)
namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::toy;

class Counting final : public RecordSink {
 public:
  void accepted(std::uint32_t) override {}
  void record(protocol::RecordFrame&&) override { ++records; }
  void refused(protocol::RecordRefused&&) override {}
  std::size_t records = 0;
};

long peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024;
}

/// How many times the size of `file` a fresh process needs on top of the file to read its `count`
/// records; 100 if reading fails.
int growth_of_reading(const std::string& file, std::size_t count) {
  const pid_t child = fork();
  if (child == 0) {
    const long before = peak_bytes();
    Counting sink;
    const auto refusals = read_partner_file(toy().slips, toy().schemas, as_bytes(file), sink);
    const long grown = peak_bytes() - before;
    const bool read = refusals.empty() && sink.records == count;
    _exit(read ? static_cast<int>(grown / static_cast<long>(file.size())) : 100);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 100;
}

BOOST_AUTO_TEST_SUITE(memory_tests)

BOOST_AUTO_TEST_CASE(reading_20000_records_takes_little_more_than_the_text_of_the_file) {
  std::string records;
  for (int i = 0; i < 20'000; ++i) {
    records += test::slip(std::to_string(i), std::string(200, 'x'));
  }
  const std::string file = test::slips_file(20'000, records);

  // The text in UTF-8 takes up to one and a half times the bytes of the file; a tree of all its
  // records would take more than ten times.
  BOOST_TEST(growth_of_reading(file, 20'000) <= 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
#endif
