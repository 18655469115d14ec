/// The profile in force.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "server/base/guarded.h"
#include "server/profiles/profile.h"

namespace tsunagu::profiles {

/// A profile that is in force, and which text it came from.
struct RunningProfile {
  std::shared_ptr<const Profile> profile = std::make_shared<const Profile>();
  std::string digest;  ///< SHA-256 of its text, hexadecimal; empty: no file, so the defaults
};

/// Thread-safe. Whoever decides something takes the profile once and decides all of it by that.
class ProfileHolder {
 public:
  /// The defaults are in force.
  ProfileHolder() = default;
  explicit ProfileHolder(RunningProfile running) : running_{std::move(running)} {}
  ProfileHolder(const ProfileHolder&) = delete;
  ProfileHolder& operator=(const ProfileHolder&) = delete;

  /// Never null; stays as it is also after a replacement.
  std::shared_ptr<const Profile> profile() const { return running().profile; }
  RunningProfile running() const {
    return running_.with([](const RunningProfile& running) { return running; });
  }

  /// Runs `make` with the profile in force, one caller at a time, and puts what it returns in its
  /// place. If `make` throws, the running profile stays.
  void replace(const std::function<RunningProfile(const Profile& before)>& make);

 private:
  std::mutex replacing_;
  mutable Guarded<RunningProfile> running_;
};

}  // namespace tsunagu::profiles
