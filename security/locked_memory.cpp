// Slots of powers of two in mapped chunks; everything that describes them lies outside of them.
#include "security/locked_memory.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <openssl/crypto.h>
#include <pthread.h>
#include <sys/mman.h>

#include "security/crypto_failure.h"

namespace tsunagu::security {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kSmallestSlot = 32;
constexpr std::size_t kLargestSlot = 32U * 1024;  // above it, each piece has a mapping of its own
constexpr std::size_t kFirstChunk = 64U * 1024;
constexpr std::size_t kLargestChunk = 1024U * 1024;
constexpr std::size_t kClasses = 11;  // 32, 64, ... 32768

std::size_t whole_pages(std::size_t size) { return (size + kPage - 1) / kPage * kPage; }

std::size_t class_of(std::size_t size) {
  const std::size_t slot = std::bit_ceil(std::max(size, kSmallestSlot));
  return static_cast<std::size_t>(std::countr_zero(slot) - std::countr_zero(kSmallestSlot));
}

// Maps `size` bytes with a page on both sides that cannot be touched.
std::byte* map_guarded(std::size_t size) {
  void* area = ::mmap(nullptr, size + 2 * kPage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (area == MAP_FAILED) {
    throw CryptoFailure{with_errno("memory for keys", errno)};
  }
  std::byte* memory = static_cast<std::byte*>(area) + kPage;
  const bool usable = ::mprotect(memory, size, PROT_READ | PROT_WRITE) == 0 &&
                      ::madvise(memory, size, MADV_DONTDUMP) == 0 &&
                      ::madvise(memory, size, MADV_DONTFORK) == 0;
  if (!usable) {
    const int reason = errno;
    ::munmap(area, size + 2 * kPage);
    throw CryptoFailure{with_errno("memory for keys", reason)};
  }
  // A small RLIMIT_MEMLOCK is no reason to refuse service; `tsunagu doctor` names the limit.
  static_cast<void>(::mlock(memory, size));
  return memory;
}

void unmap_guarded(std::byte* memory, std::size_t size) noexcept {
  ::munmap(memory - kPage, size + 2 * kPage);
}

class LockedMemory {
 public:
  std::byte* take(std::size_t size) {
    const std::lock_guard lock{mutex_};
    return size > kLargestSlot ? take_mapping(whole_pages(size)) : take_slot(class_of(size));
  }

  void give_back(std::byte* memory, std::size_t size) noexcept {
    const std::lock_guard lock{mutex_};
    if (!is_ours(memory)) {
      return;
    }
    OPENSSL_cleanse(memory, size);
    if (size > kLargestSlot) {
      mappings_.erase(memory);
      unmap_guarded(memory, whole_pages(size));
      return;
    }
    free_[class_of(size)].push_back(memory);  // never grows: take_slot reserved room for all slots
  }

  void lock() { mutex_.lock(); }
  void unlock() { mutex_.unlock(); }
  // In a child the memory does not exist, only our notes about it. Its addresses stay taken, so
  // that a pointer of the parent's never points into memory of the child's own.
  void forget() noexcept {
    for (const auto& [memory, size] : mappings_) {
      ::mmap(memory, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    }
    mappings_.clear();
    free_.fill({});
    slots_.fill(0);
  }

 private:
  std::byte* take_mapping(std::size_t size) {
    std::byte* memory = map_guarded(size);
    mappings_.emplace(memory, size);
    return memory;
  }

  std::byte* take_slot(std::size_t slot_class) {
    std::vector<std::byte*>& free = free_[slot_class];
    if (free.empty()) {
      add_chunk(slot_class);
    }
    std::byte* slot = free.back();
    free.pop_back();
    return slot;
  }

  // Chunks double, so that millions of slots need few mappings.
  void add_chunk(std::size_t slot_class) {
    const std::size_t slot = kSmallestSlot << slot_class;
    const std::size_t chunk = std::clamp(slots_[slot_class] * slot, kFirstChunk, kLargestChunk);
    const std::size_t count = chunk / slot;
    free_[slot_class].reserve(slots_[slot_class] + count);
    std::byte* memory = take_mapping(chunk);
    slots_[slot_class] += count;
    for (std::size_t i = count; i > 0; --i) {
      free_[slot_class].push_back(memory + (i - 1) * slot);
    }
  }

  bool is_ours(std::byte* memory) const noexcept {
    const auto next = mappings_.upper_bound(memory);
    if (next == mappings_.begin()) {
      return false;
    }
    const auto& [start, size] = *std::prev(next);
    return std::less<>{}(memory, start + size);
  }

  std::mutex mutex_;
  std::map<std::byte*, std::size_t, std::less<>> mappings_;
  std::array<std::vector<std::byte*>, kClasses> free_;
  std::array<std::size_t, kClasses> slots_{};
};

LockedMemory& locked_memory();

void before_fork() { locked_memory().lock(); }
void after_fork_in_parent() { locked_memory().unlock(); }
void after_fork_in_child() {
  locked_memory().forget();
  locked_memory().unlock();
}

LockedMemory& make_locked_memory() {
  // Never destroyed: secrets of other statics are given back after main.
  LockedMemory& memory = *std::make_unique<LockedMemory>().release();
  require(::pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child) == 0, "atfork");
  return memory;
}

// The one piece of state of the process here, as with malloc.
LockedMemory& locked_memory() {
  static LockedMemory& memory = make_locked_memory();
  return memory;
}

}  // namespace

std::byte* take_locked_memory(std::size_t size) { return locked_memory().take(size); }

void give_back_locked_memory(std::byte* memory, std::size_t size) noexcept {
  locked_memory().give_back(memory, size);
}

}  // namespace tsunagu::security
