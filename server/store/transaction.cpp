/// Begins, ends and repeats transactions.
#include "server/store/transaction.h"

#include <chrono>
#include <thread>

namespace tsunagu::store {

Transaction::Transaction(Connection& connection) : connection_{connection} {
  connection_.run("START TRANSACTION");
}

Transaction::~Transaction() {
  if (!open_ || connection_.is_lost()) {
    return;
  }
  try {
    connection_.run("ROLLBACK");
  } catch (...) {
    // Whatever it was: closing the connection rolls back, too.
    connection_.abandon();
  }
}

void Transaction::commit() {
  connection_.run("COMMIT");
  open_ = false;
}

void begin(Session& session, std::optional<Transaction>& out) {
  try {
    out.emplace(session.connection());
    return;
  } catch (const StoreError& error) {
    if (!error.is_lost()) {
      throw;
    }
  }
  out.emplace(session.connection());
}

void pause_before_repeating(const StoreError& error, int attempt) {
  if (!error.is_transient() || attempt >= kMaxAttempts) {
    throw StoreError{error};
  }
  // 10, 20, 40, 80 ms.
  std::this_thread::sleep_for(std::chrono::milliseconds{5} * (1 << attempt));
}

}  // namespace tsunagu::store
