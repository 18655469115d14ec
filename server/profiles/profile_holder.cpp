/// The profile in force.
#include "server/profiles/profile_holder.h"

namespace tsunagu::profiles {

void ProfileHolder::replace(const std::function<RunningProfile(const Profile& before)>& make) {
  const std::lock_guard one_at_a_time{replacing_};
  RunningProfile next = make(*profile());
  // The former one is freed outside the lock, by whoever holds it last.
  running_.with([&](RunningProfile& running) { std::swap(running, next); });
}

}  // namespace tsunagu::profiles
