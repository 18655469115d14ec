/// A connection that is made again after it was lost.
#pragma once

#include <memory>

#include "server/store/connection.h"

namespace tsunagu::store {

/// Not thread-safe: each thread has its own. Connects at the first use. Never repeats work by
/// itself: whoever gets a StoreError with is_lost() decides what is left to do.
class Session {
 public:
  explicit Session(ConnectionSettings settings) : settings_{std::move(settings)} {}

  /// The connection, new if there was none or the last one was lost. The reference is valid until
  /// the next call. Throws StoreError.
  Connection& connection();

  /// Lets go of a connection that does not answer any more, so that the next use makes a new one.
  /// For the moment between two pieces of work.
  void drop_dead();

  const ConnectionSettings& settings() const { return settings_; }

 private:
  ConnectionSettings settings_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace tsunagu::store
