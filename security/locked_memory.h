/// The memory SecretBytes live in: locked, outside core dumps, gone in child processes.
#pragma once

#include <cstddef>

namespace tsunagu::security {

/// Gives out memory of at least `size` bytes, zeroed, aligned for any type. `size` is above 0.
///
/// The memory lies between guard pages, is locked into RAM as far as RLIMIT_MEMLOCK allows
/// (beyond it the memory works, unlocked), is left out of core dumps, and does not exist in
/// a child made by fork: a child that forgot to exec stops instead of using half a key.
/// Thread-safe. Throws CryptoFailure if the machine has no memory left.
std::byte* take_locked_memory(std::size_t size);

/// Wipes memory that take_locked_memory gave out, then takes it back. In a child process this does
/// nothing for memory of the parent.
void give_back_locked_memory(std::byte* memory, std::size_t size) noexcept;

}  // namespace tsunagu::security
