/// From the documents of a folder to all that counts. One function for the indicators that read
/// the same documents; each is pure.
#pragma once

#include "server/statistics/entry.h"
#include "server/statistics/folder.h"

namespace tsunagu::statistics {

/// N01, N02, N22 and the contacts of N14.
void count_contacts(const Folder& folder, EntrySink& sink);
/// N03 and N20.
void count_referrals(const Folder& folder, EntrySink& sink);
/// N04, N05 and N06.
void count_beginnings(const Folder& folder, EntrySink& sink);
/// N07 and the plans of N15.
void count_plans(const Folder& folder, EntrySink& sink);
/// N08, N09, N10 and the platforms of N19.
void count_meetings(const Folder& folder, EntrySink& sink);
/// N11; what is due after `today` does not count yet.
void count_monitorings(const Folder& folder, const Day& today, EntrySink& sink);
/// N12.
void count_endings(const Folder& folder, EntrySink& sink);
/// N13.
void count_achievements(const Folder& folder, EntrySink& sink);
/// Surveys and follow-ups of N14, hosts of N15, N18.
void count_register(const Folder& folder, EntrySink& sink);

/// Everything above. Reports of agencies are read by reported.h.
void count_all(const Folder& folder, const Day& today, EntrySink& sink);

}  // namespace tsunagu::statistics
