/// What the commands of the admin socket work with.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/admin/reply.h"
#include "server/admin/request.h"
#include "server/cases/name_index.h"
#include "server/catalogue/catalogue.h"
#include "server/config/config.h"
#include "server/config/instance_paths.h"
#include "server/drafts/submission.h"
#include "server/intake/filing.h"
#include "server/partners/partner.h"
#include "server/profiles/profile_holder.h"
#include "server/store/session_pool.h"
#include "server/vault/event_batch.h"
#include "server/vault/reading.h"

namespace tsunagu::commands {

/// What the sequencer last did; written by its thread, read by commands.
struct LogState {
  std::atomic<std::uint64_t> size{0};  ///< events in the published log
  std::atomic<bool> is_healthy{true};
};

/// Everything outlives every command.
struct Context {
  const config::Config& config;
  const config::InstancePaths& paths;
  security::KeyService& keys;
  catalogue::Catalogue& catalogue;
  profiles::ProfileHolder& profile;
  vault::EventServices& events;
  cases::NameIndex& names;
  vault::Reading& reading;
  store::SessionPool& sessions;
  const LogState& log;
  std::function<void()> publish_log;         ///< waits until all committed events are in the log
  std::vector<partners::Partner*> partners;  ///< in the order of their names
  Microseconds started_at = 0;
  std::string version;
  intake::FilingServices filing;     ///< for documents that are written here
  drafts::SchemaCheck check_schema;  ///< holds such a document against its schema
};

/// One command at work: its own database session, and who asked.
struct Call {
  Context& context;
  const admin::Request& request;
  admin::Reply& reply;
  store::Session& session;
  vault::Actor actor;
  cases::Reader reader;

  /// Records that something was read or done, before anything of it is released.
  void record(vault::Event event);
  /// An argument that must be there; throws Error (usage) otherwise.
  std::string required(std::string_view name) const;
  std::optional<std::string> optional(std::string_view name) const;
};

/// The partner called `name`. Throws Error (not found).
partners::Partner& partner_named(const Context& context, const std::string& name);

/// The same for who exchanges files through it: a user of an agency only through a partner of that
/// agency. Throws Error (not permitted).
partners::Partner& partner_for(const Call& call, const std::string& name);

using Command = admin::Outcome (*)(Call&);

// Each answers one command; docs/cli.md says with which lines.
admin::Outcome status(Call& call);
admin::Outcome import_file(Call& call);
admin::Outcome export_documents(Call& call);
admin::Outcome show_consents(Call& call);
admin::Outcome check_consent(Call& call);
admin::Outcome list_cases(Call& call);
admin::Outcome show_case(Call& call);
admin::Outcome find_cases(Call& call);
admin::Outcome list_candidates(Call& call);
admin::Outcome compare_persons(Call& call);
admin::Outcome merge_persons(Call& call);
admin::Outcome split_persons(Call& call);
admin::Outcome list_links(Call& call);
admin::Outcome show_document(Call& call);
admin::Outcome begin_document(Call& call);
admin::Outcome show_draft(Call& call);
admin::Outcome save_draft(Call& call);
admin::Outcome submit_draft(Call& call);
admin::Outcome discard_draft(Call& call);
admin::Outcome list_drafts(Call& call);
admin::Outcome copy_for_person(Call& call);
admin::Outcome list_retention(Call& call);
admin::Outcome place_hold(Call& call);
admin::Outcome release_hold(Call& call);
admin::Outcome propose_destruction(Call& call);
admin::Outcome show_destruction(Call& call);
admin::Outcome approve_destruction(Call& call);
admin::Outcome destroy_cases(Call& call);
admin::Outcome show_register(Call& call);
admin::Outcome certify_destruction(Call& call);
admin::Outcome list_events(Call& call);
admin::Outcome verify_audit(Call& call);
admin::Outcome export_audit(Call& call);
admin::Outcome list_adapters(Call& call);
admin::Outcome check_adapter(Call& call);
admin::Outcome test_adapter(Call& call);
admin::Outcome show_profile(Call& call);
admin::Outcome check_profile(Call& call);
admin::Outcome load_profile(Call& call);
admin::Outcome list_tasks(Call& call);
admin::Outcome list_conferences(Call& call);
admin::Outcome show_conference(Call& call);
admin::Outcome invite_to_conference(Call& call);
admin::Outcome open_conference(Call& call);
admin::Outcome close_conference(Call& call);
admin::Outcome draft_minutes(Call& call);
admin::Outcome show_statistics(Call& call);
admin::Outcome submit_report(Call& call);
admin::Outcome list_reports(Call& call);
admin::Outcome show_report(Call& call);
admin::Outcome show_report_file(Call& call);
admin::Outcome key_status(Call& call);
admin::Outcome rebuild(Call& call);

/// Runs the command that `request` names. Throws Error (usage) for an unknown one.
admin::Outcome run(Context& context, const admin::Request& request, admin::Reply& reply);

}  // namespace tsunagu::commands
