/// Tampering with the opened payloads.
#include "tests/unit/tlog/mutations.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog::testing {

namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

Mutation edited(const std::string& name, const std::function<void(Lines&)>& edit,
                std::optional<Expected> expected) {
  return {"payload_" + name,
          [=](const fs::path& folder) {
            Lines lines;
            for (std::uint64_t index = 0; index < kSampleSize; ++index) {
              lines.push_back(sample_event(index).line() + "\n");
            }
            edit(lines);
            std::string text;
            for (const std::string& line : lines) {
              text += line;
            }
            write_text(folder / "events.jsonl", text);
          },
          std::move(expected)};
}

Mutation wrong(const std::string& name, const std::function<void(Lines&)>& edit, Problem problem,
               std::optional<std::uint64_t> index) {
  return edited(name, edit, Expected{Check::payloads, problem, "events.jsonl", index});
}

void put(std::string& line, const std::string& from, const std::string& to) {
  line.replace(line.find(from), from.size(), to);
}

}  // namespace

std::vector<Mutation> payload_mutations() {
  constexpr Problem kMalformed = Problem::malformed;
  return {
      edited(
          "all_as_they_were", [](Lines&) {}, std::nullopt),
      edited(
          "some_left_closed", [](Lines& lines) { lines.erase(lines.begin() + 30); }, std::nullopt),
      {"payload_file_missing", [](const fs::path& folder) { fs::remove(folder / "events.jsonl"); },
       std::nullopt},
      wrong(
          "changed", [](Lines& lines) { put(lines[7], "職員", "部長"); }, Problem::changed_payload,
          7),
      wrong(
          "space_added", [](Lines& lines) { put(lines[7], ":\\\"", ": \\\""); },
          Problem::changed_payload, 7),
      wrong(
          "of_another_event",
          [](Lines& lines) {
            put(lines[8], ":8,", ":9,");
            lines.erase(lines.begin() + 9);
          },
          Problem::changed_payload, 9),
      wrong(
          "salt_of_another_event",
          [](Lines& lines) {
            OpenedEvent event = sample_event(11);
            event.salt = sample_event(12).salt;
            lines[11] = event.line() + "\n";
          },
          Problem::changed_payload, 11),
      wrong(
          "doubled", [](Lines& lines) { lines.insert(lines.begin() + 5, lines[5]); },
          Problem::wrong_order, 5),
      wrong(
          "swapped", [](Lines& lines) { std::swap(lines[20], lines[21]); }, Problem::wrong_order,
          20),
      wrong(
          "beyond_the_end", [](Lines& lines) { lines.push_back(sample_event(600).line() + "\n"); },
          Problem::no_such_entry, 600),
      wrong("line_of_garbage", [](Lines& lines) { lines[3] = "garbage\n"; }, kMalformed, {}),
      wrong("line_empty", [](Lines& lines) { lines[3] = "\n"; }, kMalformed, {}),
      wrong("line_not_ended", [](Lines& lines) { lines.back().pop_back(); }, kMalformed, {}),
      wrong("line_with_another_member", [](Lines& lines) { put(lines[3], "{", "{\"more\":1,"); },
            kMalformed, {}),
      wrong("line_with_members_in_another_order",
            [](Lines& lines) {
              put(lines[3], "{\"index\":3,", "{");
              put(lines[3], "\"}\n", "\",\"index\":3}\n");
            },
            kMalformed, {}),
      wrong("line_with_a_member_twice", [](Lines& lines) { put(lines[3], "{", "{\"index\":3,"); },
            kMalformed, {}),
      wrong("index_below_zero", [](Lines& lines) { put(lines[0], ":0,", ":-1,"); }, kMalformed, {}),
      wrong("index_is_text", [](Lines& lines) { put(lines[3], ":3,", ":\"3\","); }, kMalformed, {}),
      wrong("index_is_a_fraction", [](Lines& lines) { put(lines[3], ":3,", ":3.0,"); }, kMalformed,
            {}),
      wrong("salt_too_short", [](Lines& lines) { put(lines[3], "\"salt\":\"", "\"salt\":\"AAAA"); },
            kMalformed, {}),
      wrong("salt_not_base64", [](Lines& lines) { put(lines[3], "\"salt\":\"", "\"salt\":\"*"); },
            kMalformed, {}),
      wrong("byte_that_is_no_text", [](Lines& lines) { put(lines[3], "職員", "\xff"); }, kMalformed,
            {}),
      wrong("line_too_long", [](Lines& lines) { put(lines[3], "職員", std::string(300'000, 'a')); },
            kMalformed, {}),
  };
}

}  // namespace tsunagu::tlog::testing
