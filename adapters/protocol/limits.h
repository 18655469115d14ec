/// How large anything may be that crosses between a partner, an adapter host and the daemon.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tsunagu::protocol {

inline constexpr std::size_t kMaxFileBytes = 64U * 1024 * 1024;  ///< a partner's file
inline constexpr std::size_t kMaxTextBytes = 1024U * 1024;       ///< one value
inline constexpr std::size_t kMaxNameBytes = 256;                ///< names, numbers, codes
inline constexpr std::size_t kMaxPlaceBytes = 1024;              ///< place and detail of a refusal
inline constexpr std::size_t kMaxNotesBytes = 64U * 1024;
inline constexpr std::size_t kMaxValues = 20'000;      ///< values of one document
inline constexpr std::size_t kMaxDepth = 16;           ///< repeating ancestors of a value
inline constexpr std::uint32_t kMaxRecords = 100'000;  ///< records of one file
inline constexpr std::size_t kMaxTypes = 200;
inline constexpr std::size_t kMaxFields = 2'000;  ///< fields of one document type
inline constexpr std::size_t kMaxCodes = 5'000;   ///< entries of one code list

}  // namespace tsunagu::protocol
