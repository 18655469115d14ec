// The commands with which documents are written.
#include "server/cli/document_commands.h"

#include "server/cli/reading_options.h"

namespace tsunagu::cli {
namespace {

const Option kOut{"--out", Form::new_file, "FILE", "様式をこの新しいファイルに書く",
                  "write the form into this new file"};
const Option kBase{"--version", Form::number, "V", "もとにした版", "the version it was made from"};

}  // namespace

std::vector<Command> document_commands() {
  return {
      {.name = "document begin",
       .arguments = "TYPE",
       .options = {{"--case", Form::text, "NUMBER", "このケースの文書。わかっている項目は埋まる",
                    "a document of this case; what is known is filled in"},
                   {"--revises", Form::text, "ID", "この文書の次の版",
                    "the next version of this document"},
                   kOut,
                   kPurpose,
                   kBasis},
       .help_ja = "文書を書き始める。埋める様式を出す（docs/forms.md）",
       .help_en = "begin a document: shows the form to fill in (docs/forms.md)"},
      {.name = "document drafts",
       .arguments = "",
       .options = {},
       .help_ja = "書きかけの文書の一覧",
       .help_en = "documents that are being written"},
      {.name = "document draft",
       .arguments = "DRAFT",
       .options = {{"--version", Form::number, "N", "この版（省くと今の版）",
                    "this version; else the newest"},
                   kOut,
                   kPurpose,
                   kBasis},
       .help_ja = "書きかけの文書の様式を出す",
       .help_en = "the form of a document that is being written"},
      {.name = "document save",
       .arguments = "DRAFT FILE",
       .options = {kBase},
       .help_ja = "書いた様式を下書きの新しい版として保存する（途中でよい）",
       .help_en = "keep a form as a new version of its draft; it need not be complete",
       .way = Way::daemon_file},
      {.name = "document submit",
       .arguments = "DRAFT [FILE]",
       .options = {kBase},
       .help_ja = "すべてを点検し、文書として登録する。誤りがあれば下書きのまま示す",
       .help_en = "check everything and file the document, or say what is wrong",
       .way = Way::daemon_file},
      {.name = "document discard",
       .arguments = "DRAFT",
       .options = {},
       .help_ja = "下書きを捨てる",
       .help_en = "throw a draft away",
       .question_ja = "下書きをすべての版とともに捨てます。続けますか",
       .question_en = "The draft and all its versions are thrown away. Go on?"},
  };
}

}  // namespace tsunagu::cli
