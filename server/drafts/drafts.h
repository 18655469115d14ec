/// Documents that are being written: begun, read, saved, discarded. Everything is kept sealed, and
/// what is shown of it was recorded before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/base/refusal.h"
#include "server/drafts/draft_access.h"
#include "server/drafts/merging.h"

namespace tsunagu::drafts {

struct NewDraft {
  std::string type;
  std::string case_number;      ///< empty: the document says itself where it belongs
  std::optional<Uuid> revises;  ///< the document it is to take the place of
};

/// A text of a draft as its reader may see it.
struct ShownDraft {
  vault::DraftRow row;
  std::string case_number;  ///< empty: none
  const catalogue::DocumentType* type = nullptr;
  std::uint32_t version = 1;
  bool is_side = false;
  std::vector<documents::Value> values;  ///< that are granted, in document order
  cases::AccessDecision decision;
};

/// What became of a text that was saved.
struct Saved {
  vault::DraftRow row;
  std::string case_number;
  std::uint32_t version = 0;  ///< the number of the text
  bool is_side = false;       ///< another text was newer: this one is kept beside it
  /// Against the newest text, as far as it may be seen; for a side version.
  std::vector<Difference> differences;
};

struct ListedDraft {
  vault::DraftRow row;
  std::string case_number;
  std::string saved_by;  ///< of the newest text
  Microseconds saved_at = 0;
};

/// One piece of work by one writer; not thread-safe. All throw StoreError, IntegrityError, and
/// Error (not found; no ground, for an agency's users).
class Drafts {
 public:
  Drafts(const DraftServices& services, store::Session& session, Writer writer)
      : services_{services}, session_{session}, writer_{std::move(writer)} {}

  /// Makes a draft: with the values of the document it revises, or those that the case knows, and
  /// what every document begins with. Throws Error (usage) for a type that cannot be begun so.
  ShownDraft begin(const NewDraft& what);
  /// The newest text, or `version`.
  ShownDraft show(const std::string& number, std::optional<std::uint32_t> version);
  /// Keeps `written`, a text made from version `base`, as the newest, or beside it if another came
  /// between. Values of `base` that the writer was not shown stay. Refuses what is no draft of the
  /// type, and changes to what the writer may not see; then nothing is kept.
  Result<Saved> save(const std::string& number, std::uint32_t base,
                     std::vector<documents::Value> written);
  void discard(const std::string& number);
  /// Those that the writer may see something of.
  std::vector<ListedDraft> list();

 private:
  ShownDraft keep_new(const NewDraft& what, const catalogue::DocumentType& type,
                      const std::optional<vault::CaseRow>& case_row,
                      const std::vector<documents::Value>& values);
  Result<Saved> save_in(store::Connection& db, vault::EventBatch& events, const std::string& number,
                        std::uint32_t base, const std::vector<documents::Value>& written);
  DraftText keep(store::Connection& db, OpenDraft& draft, vault::DraftVersionRow row,
                 const std::vector<documents::Value>& values);
  void compare(store::Connection& db, vault::EventBatch& events, OpenDraft& draft,
               const std::vector<documents::Value>& written, Saved& saved);

  const DraftServices& services_;
  store::Session& session_;
  Writer writer_;
};

}  // namespace tsunagu::drafts
