/// Transactions that end even when an exception passes through, and are repeated when the database
/// asks for it.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include "server/store/connection.h"
#include "server/store/session.h"
#include "server/store/store_error.h"

namespace tsunagu::store {

/// Rolls back unless commit() was called. Cannot be nested.
class Transaction {
 public:
  /// Throws StoreError.
  explicit Transaction(Connection& connection);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  /// If even the rollback fails, the connection is abandoned, and the server rolls back.
  ~Transaction();

  /// After this returns the changes survive a crash. Throws StoreError; then they are undone,
  /// unless is_lost(): then nobody knows.
  void commit();

  Connection& connection() { return connection_; }

 private:
  Connection& connection_;
  bool open_ = true;
};

/// How often a transaction is tried in all.
inline constexpr int kMaxAttempts = 5;

/// Starts a transaction in `out`, on a new connection if the old one turns out to be lost: nothing
/// has been done yet, so nothing can be done twice. Throws StoreError.
void begin(Session& session, std::optional<Transaction>& out);

/// Returns if the transaction that just failed with `error` may be run again, after a pause that
/// grows with `attempt` (counted from 1). Otherwise throws `error`.
void pause_before_repeating(const StoreError& error, int attempt);

/// Runs `work(Connection&)` in a transaction, commits and returns what `work` returned. Repeats the
/// whole of it on deadlock, lock wait timeout and changed rows (also when reported by COMMIT), at
/// most kMaxAttempts times with growing pauses: so `work` touches nothing but the database and
/// variables it sets anew each time. A lost connection is not repeated (StoreError with is_lost()):
/// callers make themselves repeatable.
template <class Work>
auto transact(Session& session, Work&& work) {
  using Returned = std::invoke_result_t<Work&, Connection&>;
  for (int attempt = 1;; ++attempt) {
    try {
      std::optional<Transaction> transaction;
      begin(session, transaction);
      if constexpr (std::is_void_v<Returned>) {
        work(transaction->connection());
        transaction->commit();
        return;
      } else {
        Returned returned = work(transaction->connection());
        transaction->commit();
        return returned;
      }
    } catch (const StoreError& error) {
      pause_before_repeating(error, attempt);
    }
  }
}

}  // namespace tsunagu::store
