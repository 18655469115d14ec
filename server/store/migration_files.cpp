/// Reads the files of schemas/sql.
#include <algorithm>
#include <optional>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/text.h"
#include "server/store/migrations.h"

namespace tsunagu::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestFile = std::size_t{1024} * 1024;

[[noreturn]] void refuse(const std::string& name, const std::string& why) {
  throw Error{messages::kMigration, name + ": " + why};
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_name_letter(char letter) {
  return is_digit(letter) || letter == '_' || (letter >= 'a' && letter <= 'z');
}

/// The number in "NNNN_name.sql"; nothing if `name` has another form.
std::optional<unsigned> number_of(std::string_view name) {
  constexpr std::size_t kDigits = 4;
  constexpr std::string_view kEnding = ".sql";
  if (name.size() < kDigits + 2 + kEnding.size() || !name.ends_with(kEnding) ||
      name[kDigits] != '_') {
    return std::nullopt;
  }
  const std::string_view digits = name.substr(0, kDigits);
  const std::string_view rest = name.substr(kDigits, name.size() - kDigits - kEnding.size());
  if (!std::ranges::all_of(digits, is_digit) || !std::ranges::all_of(rest, is_name_letter)) {
    return std::nullopt;
  }
  return static_cast<unsigned>(std::stoul(std::string{digits}));
}

/// Takes the first line, without its end, off `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

/// An interrupted migration runs again from its beginning, so it may not stumble over itself.
void require_repeatable(const std::string& name, std::string_view statement) {
  const bool makes = statement.starts_with("CREATE TABLE ");
  const bool drops = statement.starts_with("DROP TABLE ");
  if ((makes && !statement.starts_with("CREATE TABLE IF NOT EXISTS ")) ||
      (drops && !statement.starts_with("DROP TABLE IF EXISTS "))) {
    refuse(name, "CREATE TABLE needs IF NOT EXISTS, DROP TABLE needs IF EXISTS");
  }
}

std::vector<std::string> split(const std::string& name, std::string_view text) {
  std::vector<std::string> statements;
  std::string statement;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty() || line.starts_with("--")) {
      continue;
    }
    statement.append(line).append("\n");
    if (line.ends_with(';')) {
      statement.resize(statement.size() - 2);
      require_repeatable(name, statement);
      statements.push_back(std::move(statement));
      statement.clear();
    }
  }
  if (!statement.empty() || statements.empty()) {
    refuse(name, "the last statement does not end with ';', or there is none");
  }
  return statements;
}

Migration read_migration(const fs::path& path) {
  const std::string name = path.filename().string();
  const std::optional<unsigned> number = number_of(name);
  if (!number) {
    refuse(name, "is not named NNNN_name.sql");
  }
  const Bytes content = read_file(path, kLongestFile);
  if (!is_clean_utf8(as_text(content))) {
    refuse(name, "is not UTF-8");
  }
  return {*number, name, split(name, as_text(content)), security::sha256(content)};
}

}  // namespace

std::vector<Migration> read_migrations(const fs::path& folder) {
  std::error_code problem;
  const fs::directory_iterator entries{folder, problem};
  if (problem) {
    refuse(folder.string(), problem.message());
  }
  std::vector<Migration> migrations;
  for (const fs::directory_entry& entry : entries) {
    if (entry.path().filename() != "README.md") {
      migrations.push_back(read_migration(entry.path()));
    }
  }
  std::ranges::sort(migrations, {}, &Migration::number);
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    if (migrations[i].number != i + 1) {
      refuse(migrations[i].name, "number " + std::to_string(i + 1) + " was expected");
    }
  }
  return migrations;
}

}  // namespace tsunagu::store
