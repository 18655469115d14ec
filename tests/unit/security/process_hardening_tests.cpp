// Tests that a hardened process gives nothing away, in child processes of their own.
#define BOOST_TEST_DYN_LINK
#include "security/process_hardening.h"

#include <boost/test/unit_test.hpp>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

BOOST_AUTO_TEST_SUITE(process_hardening_tests)

BOOST_AUTO_TEST_CASE(leaves_no_core_no_ptrace_and_no_open_files) {
  const int end = test::in_child([] {
    harden_process(true);

    rlimit core{1, 1};
    ::getrlimit(RLIMIT_CORE, &core);
    const bool no_core = core.rlim_cur == 0 && core.rlim_max == 0;
    const bool no_dump = ::prctl(PR_GET_DUMPABLE, 0L, 0L, 0L, 0L) == 0;
    const bool no_rights = ::prctl(PR_GET_NO_NEW_PRIVS, 0L, 0L, 0L, 0L) == 1;
    const bool no_others = ::umask(0) == 077;
    return (no_core ? 0 : 1) | (no_dump ? 0 : 2) | (no_rights ? 0 : 4) | (no_others ? 0 : 8);
  });

  BOOST_TEST(end == 0);
}

BOOST_AUTO_TEST_CASE(leaves_new_privileges_alone_when_told) {
  const int end = test::in_child([] {
    harden_process(false);
    return ::prctl(PR_GET_NO_NEW_PRIVS, 0L, 0L, 0L, 0L);
  });

  BOOST_TEST(end == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
