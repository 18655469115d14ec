// Closes the ways out of a process's memory.
#include "security/process_hardening.h"

#include <cerrno>
#include <cstddef>

#include <openssl/crypto.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "server/base/error.h"

namespace tsunagu::security {
namespace {

// Room for a few private keys; it fits into the smallest usual RLIMIT_MEMLOCK of 64 KiB.
constexpr std::size_t kSecureHeap = 32U * 1024;
constexpr std::size_t kSmallestPiece = 32;

void require_call(bool done, const char* call) {
  if (!done) {
    throw Error{messages::kSystemCall, with_errno(call, errno)};
  }
}

}  // namespace

void harden_process(bool forbid_new_privileges) {
  ::umask(S_IRWXG | S_IRWXO);
  const rlimit no_core{0, 0};
  require_call(::setrlimit(RLIMIT_CORE, &no_core) == 0, "setrlimit RLIMIT_CORE");
  require_call(::prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L) == 0, "prctl PR_SET_DUMPABLE");
  if (forbid_new_privileges) {
    require_call(::prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) == 0, "prctl PR_SET_NO_NEW_PRIVS");
  }
  // Without the heap OpenSSL still works, in ordinary memory, as on a machine without mlock.
  if (CRYPTO_secure_malloc_initialized() == 0) {
    static_cast<void>(CRYPTO_secure_malloc_init(kSecureHeap, kSmallestPiece));
  }
}

}  // namespace tsunagu::security
