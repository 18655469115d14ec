/// Whether the parts of a profile fit together.
#pragma once

#include "server/profiles/profile_file.h"

namespace tsunagu::profiles {

/// Throws SettingError naming line and key: something has no name, kind, label, unit or number; an
/// agency or conference that is named is not there; parents go in a circle; the plan ends before
/// it begins; a path is both hidden and required.
void require_agreement(const ProfileFile& file);

}  // namespace tsunagu::profiles
