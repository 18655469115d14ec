/// The steps of `tsunagu bench`, in their order; each shows its lines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/app/bench/bare_database.h"
#include "server/app/bench/bench_instance.h"
#include "server/app/bench/temporary_folder.h"
#include "server/app/installation.h"

namespace tsunagu::app::bench {

/// Fewer say nothing, more need more than a month of file names.
inline constexpr std::uint64_t kFewestRecords = 100;
inline constexpr std::uint64_t kMostRecords = 20'000;

/// What all steps work with; they follow each other, so that none disturbs what another measures.
struct Bench {
  const cli::LocalCall& call;
  const TemporaryFolder& folder;
  BenchInstance& instance;
  const BareDatabase& bare;
  const DataFolder& data;
  std::uint64_t records;
  std::vector<JsonLine>&
      limits;  ///< lines of kind "limit" and "share", shown behind all of "bench"
};

/// Takes referral sheets in, in files of 100 and of 1.
void measure_imports(const Bench& bench);
/// Opens documents, finds cases by name, and records reads.
void measure_reads(const Bench& bench);
/// Takes support plans in and gives them out again.
void measure_exports(const Bench& bench);
/// Verifies the audit log of all that, as an auditor does.
void measure_verifier(const Bench& bench);

/// Files of `per_file` records, about people from number `first` on.
std::vector<Handover> madoguchi_files(const Bench& bench, std::uint32_t first,
                                      std::uint32_t per_file, const std::string& month);
/// The ids of all documents of a type, in the order in which they came.
std::vector<std::string> documents_of_type(const Bench& bench, const std::string& type);

}  // namespace tsunagu::app::bench
