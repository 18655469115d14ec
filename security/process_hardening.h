/// What a process that holds keys does before it reads the first one.
#pragma once

namespace tsunagu::security {

/// No core dump, no reading of our memory by other processes of the same user, no file readable by
/// others unless its mode is set on purpose (umask 077), and OpenSSL's private keys in locked
/// memory. `forbid_new_privileges` also keeps every program started later from gaining rights by
/// setuid bits. Called once, at the start of main, before threads. Throws Error (system call).
void harden_process(bool forbid_new_privileges);

}  // namespace tsunagu::security
