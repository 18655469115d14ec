/// Sessions that are lent out one request at a time.
#include "server/store/session_pool.h"

namespace tsunagu::store {

SessionPool::Lease SessionPool::lend() {
  auto session = idle_.with([](auto& idle) -> std::unique_ptr<Session> {
    if (idle.empty()) {
      return nullptr;
    }
    auto last = std::move(idle.back());
    idle.pop_back();
    return last;
  });
  if (session) {
    session->drop_dead();
  } else {
    session = std::make_unique<Session>(settings_.clone());
  }
  return Lease{*this, std::move(session)};
}

void SessionPool::take_back(std::unique_ptr<Session> session) {
  // What does not fit is let go outside the lock: closing a connection talks to the server.
  idle_.with([&](auto& idle) {
    if (idle.size() < kept_) {
      idle.push_back(std::move(session));
    }
  });
}

std::size_t SessionPool::idle() {
  return idle_.with([](auto& idle) { return idle.size(); });
}

}  // namespace tsunagu::store
