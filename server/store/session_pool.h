/// Sessions that are lent out one request at a time, so that a request needs no new connection.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "server/base/guarded.h"
#include "server/store/session.h"

namespace tsunagu::store {

/// Thread-safe.
class SessionPool {
 public:
  /// Keeps at most `kept` sessions that nobody uses; `settings` are copied for each.
  explicit SessionPool(const ConnectionSettings& settings, std::size_t kept = 8)
      : settings_{settings.clone()}, kept_{kept} {}

  /// A session that goes back to the pool when this ends. The pool outlives it.
  class Lease {
   public:
    Lease(SessionPool& pool, std::unique_ptr<Session> session)
        : pool_{pool}, session_{std::move(session)} {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.take_back(std::move(session_)); }

    Session& session() { return *session_; }

   private:
    SessionPool& pool_;
    std::unique_ptr<Session> session_;
  };

  /// Throws nothing of the database: a session connects at its first use.
  Lease lend();
  /// Sessions that wait to be lent.
  std::size_t idle();

 private:
  void take_back(std::unique_ptr<Session> session);

  ConnectionSettings settings_;
  std::size_t kept_;
  Guarded<std::vector<std::unique_ptr<Session>>> idle_;
};

}  // namespace tsunagu::store
