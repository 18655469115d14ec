// How the lines of documents that are being written are shown to people; docs/cli.md describes
// them.
#include "server/cli/document_views.h"

#include "server/cli/view_columns.h"

namespace tsunagu::cli {
namespace {

const std::vector<Label> kDraftOutcome{{"saved", "保存しました"},
                                       {"conflict", "重なったため脇に残しました"},
                                       {"discarded", "捨てました"}};
const std::vector<Label> kFiled{
    {"accepted", "登録"}, {"duplicate", "前の版と同じ"}, {"refused", "差戻（下書きは残ります）"}};

}  // namespace

std::vector<View> document_views() {
  return {
      {"form_head",
       "下書き / draft",
       Style::block,
       {text("draft", "下書き"), text("type_label", "種類"), text("case", "ケース"),
        text("version", "版"), text("newest", "今の版"), text("withheld", "開示していない区分")}},
      {"text", "", Style::plain, {text("text", "")}},
      {"draft",
       "下書き / drafts",
       Style::table,
       {text("draft", "下書き"), coded("outcome", "結果", kDraftOutcome),
        text("type_label", "種類"), text("case", "ケース"), count("version", "版"),
        count("newest", "今の版"), text("revises", "もとの文書"), text("begun_by", "開始者"),
        time("begun", "開始"), text("saved_by", "保存者"), time("saved", "保存")}},
      {"difference",
       "違うところ（左があなたの版、右が今の版）/ differences",
       Style::table,
       {text("place", "位置"), text("label", "項目"), text("yours", "あなたの版"),
        text("stored", "今の版")}},
      {"filed",
       "提出 / submitted",
       Style::block,
       {text("draft", "下書き"), coded("outcome", "結果", kFiled), text("type_label", "種類"),
        text("case", "ケース"), text("document", "文書"), text("revision", "版"),
        text("version", "下書きの版（直して出すときの --version）")}},
  };
}

}  // namespace tsunagu::cli
