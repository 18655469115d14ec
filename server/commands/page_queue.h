/// Pages of work on their way from the thread that fetches them to those that work on them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace tsunagu::commands {

/// Thread-safe. Holds a few pages at most, so that memory stays bounded whatever is fetched.
template <class Page>
class PageQueue {
 public:
  explicit PageQueue(std::size_t most) : most_{most} {}

  /// Waits for room. False if nobody takes pages any more.
  bool push(Page page) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return pages_.size() < most_ || is_closed_; });
    if (is_closed_) {
      return false;
    }
    pages_.push_back(std::move(page));
    changed_.notify_all();
    return true;
  }

  /// Waits for a page; nothing once finish() or close() was called and all are taken.
  std::optional<Page> pop() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return !pages_.empty() || is_finished_ || is_closed_; });
    if (pages_.empty() || is_closed_) {
      return std::nullopt;
    }
    Page page = std::move(pages_.front());
    pages_.pop_front();
    changed_.notify_all();
    return page;
  }

  /// No more pages will come.
  void finish() {
    const std::lock_guard lock{mutex_};
    is_finished_ = true;
    changed_.notify_all();
  }
  /// Something went wrong: nobody shall wait any more.
  void close() {
    const std::lock_guard lock{mutex_};
    is_closed_ = true;
    changed_.notify_all();
  }

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Page> pages_;
  bool is_finished_ = false;
  bool is_closed_ = false;
};

}  // namespace tsunagu::commands
