/// Replaces a lost connection.
#include "server/store/session.h"

namespace tsunagu::store {

Connection& Session::connection() {
  if (connection_ == nullptr || connection_->is_lost()) {
    connection_.reset();  // first, so that the server never sees two of us
    connection_ = std::make_unique<Connection>(settings_);
  }
  return *connection_;
}

void Session::drop_dead() {
  if (connection_ && !connection_->answers()) {
    connection_.reset();
  }
}

}  // namespace tsunagu::store
