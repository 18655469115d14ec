/// Failures reported by MariaDB, or by our own checks of what it returned.
#pragma once

#include <string>
#include <string_view>

#include "server/base/error.h"

namespace tsunagu::store {

/// What went wrong, in numbers and in the SQL we wrote. The server's own text is dropped, because
/// it repeats values ("Duplicate entry 'X' for key").
class StoreError final : public Error {
 public:
  /// `number` and `sqlstate` are MariaDB's; number 0 means that one of our own checks failed and
  /// `what` says which. `what` is our SQL text or the name of a thing, never a value.
  StoreError(unsigned number, std::string_view sqlstate, std::string_view what);

  /// MariaDB's error number (server 1xxx, client library 2xxx), or 0.
  unsigned number() const noexcept { return number_; }

  /// Whether the same transaction may succeed when run again: deadlock (1213), lock wait timeout
  /// (1205), row changed since it was read (1020). Galera reports the first one at COMMIT, too.
  bool is_transient() const noexcept;

  /// Whether the connection is gone, so that nobody knows if the last statement took effect. The
  /// caller finds out by reading, never by blindly doing it again.
  bool is_lost() const noexcept;

  /// Whether a row with the same primary or unique key is there already (1062).
  bool is_duplicate_key() const noexcept { return number_ == 1062; }

 private:
  unsigned number_;
};

}  // namespace tsunagu::store
