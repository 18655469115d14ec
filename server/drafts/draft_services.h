/// What the work on drafts needs, and who works.
#pragma once

#include <string>

#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/cases/access_decision.h"
#include "server/catalogue/catalogue.h"
#include "server/profiles/profile_holder.h"
#include "server/vault/event_batch.h"
#include "server/vault/reading.h"

namespace tsunagu::drafts {

/// All outlive whoever has them.
struct DraftServices {
  security::KeyService& keys;
  const Clock& clock;
  vault::EventServices& events;
  const catalogue::Catalogue& catalogue;
  const profiles::ProfileHolder& profile;
  vault::Reading& reading;
  std::string municipality;  ///< code of six digits
  int retention_years = 5;
};

struct Writer {
  vault::Actor actor;
  cases::Reader reader;  ///< with basis and purpose as stated
};

}  // namespace tsunagu::drafts
