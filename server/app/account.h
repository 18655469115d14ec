/// The account that an instance runs as: nothing of Tsunagu runs as root.
#pragma once

#include <filesystem>

namespace tsunagu::app {

/// For `init`: as root, makes `home` (if missing) for the account `tsunagu` and becomes that
/// account; as anybody else, does nothing. Throws Error (kPermission) naming what is missing: the
/// account, or the way to `home`.
void become_new_owner(const std::filesystem::path& home);

/// For commands on an instance that is there: as root, becomes the owner of `home`; as the owner,
/// does nothing; as anybody else, throws Error (kPermission).
void become_owner(const std::filesystem::path& home);

}  // namespace tsunagu::app
