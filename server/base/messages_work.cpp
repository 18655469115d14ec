/// Texts of the messages 4xxx to 7xxx: adapters, exchange folders, audit log, admin socket.
#include "server/base/message.h"

namespace tsunagu::messages {

const Message kCatalogue{
    "TS-4001", "文書の定義（スキーマ）を読めません", "The document types (schemas) cannot be read",
    "schemas "
    "フォルダが壊れていないか、インストールの版が揃っているかを確かめ、必要なら入れ直してください"
    "。",
    "Check that the schemas folder is whole and of the installed version; reinstall if in doubt."};
const Message kCatalogueChanged{
    "TS-4002", "文書の定義が、保存された文書を扱えなくする形で変わっています",
    "The document types changed in a way that stored documents cannot follow",
    "詳細に示された項目が消えたか、場所か区分が変わっています。schemas "
    "フォルダを元の版に戻してください。"
    "項目の追加だけが許されます（docs/"
    "schemas.md）。更新した覚えがなければ、誰が変えたかを調べてください。",
    "The field in the detail is gone, or its place or class is another. Put the schemas folder "
    "back as it was; fields may only be added (docs/schemas.md). If nobody made an upgrade, find "
    "out who changed it."};
const Message kAdapterPack{
    "TS-4003", "アダプタのパックに誤りがあります", "An adapter pack has a mistake",
    "詳細のファイルを直すか、前の版のパックに戻し、`tsunagu adapter check 名前` "
    "で確かめてください。"
    "その間、ほかのアダプタは動き続けます。",
    "Correct the file in the detail or go back to the pack's previous version, and check it with "
    "`tsunagu adapter check NAME`. Other adapters go on working."};
const Message kAdapterHost{
    "TS-4004", "アダプタの実行プロセスが起動しないか、途中で終わりました",
    "An adapter host did not start, or ended too early",
    "自動で起動し直します。繰り返すときは `tsunagu adapter test 名前` "
    "の結果とこの詳細を保守担当に伝えて"
    "ください。受け取り済みのファイルは失われません。",
    "It is restarted by itself. If this repeats, give support the result of "
    "`tsunagu adapter test NAME` and this detail. Files already taken are not lost."};
const Message kGolden{
    "TS-4005", "アダプタの見本ファイルの結果が期待と違います",
    "A golden sample of an adapter gave another result than expected",
    "このアダプタは有効になりません。直前に変えた変換規則や文書の定義を見直すか、前の版に戻し、"
    "`tsunagu adapter test 名前` で確かめてください。",
    "The adapter is not activated. Look at the latest change of its rules or of the schemas, or "
    "go back a version; check with `tsunagu adapter test NAME`."};
const Message kSandbox{
    "TS-4006", "隔離の仕組み（サンドボックス）が使えないか、破ろうとする動きがありました",
    "The sandbox is not available, or something tried to break out of it",
    "起動時に出たときは、カーネルが Landlock と seccomp に対応しているか `tsunagu doctor` "
    "で確かめて"
    "ください。処理中に出たときは攻撃の疑いがあります。ファイルは保管されているので送り主に確かめて"
    "ください。",
    "At start: check with `tsunagu doctor` that the kernel offers Landlock and seccomp. During a "
    "job: suspect an attack; the file is kept, so ask its sender."};
const Message kHostReply{
    "TS-4007", "アダプタの実行プロセスの返事が約束と違います",
    "An adapter host sent something that breaks the protocol",
    "返事は捨てられ、何も保存されていません。送り主のファイルによる攻撃か、プログラムの誤りです。"
    "隔離されたファイルを消さずに保守担当に連絡してください。",
    "The reply was thrown away and nothing stored. Either the file is an attack or the program is "
    "wrong: keep the quarantined file and call support."};

const Message kExchangeFolder{
    "TS-5001", "連携フォルダを使えません", "An exchange folder cannot be used",
    "詳細のフォルダがあるか、共有がマウントされているか、読み書きできるかを確かめてください。直れば"
    "自動で"
    "続きを処理します。",
    "Check that the folder in the detail exists, that its share is mounted and that it can be read "
    "and written. Work goes on by itself once it can."};
const Message kMarkerMissing{
    "TS-5002", "完了の印のないファイルが長く残っています",
    "A file has been waiting long for its completion marker",
    "相手のシステムの送信が途中で止まっていないか、相手の担当者に確かめてください。印を手で作らない"
    "でください。",
    "Ask the partner's operator whether their transfer stopped half-way. Do not make the marker "
    "by hand."};
const Message kDataMissing{
    "TS-5003", "完了の印だけがあり、ファイルがありません",
    "There is a completion marker without its file",
    "相手の担当者に送り直しを頼んでください。ファイルを誰かが移動・削除していないかも確かめてくださ"
    "い。",
    "Ask the partner to send again, and check that nobody moved or deleted the file."};
const Message kFileSkipped{
    "TS-5004", "連携フォルダに対象外のものがあります",
    "Something in an exchange folder is not ours to read",
    "名前や種類が取り決めと違うため触っていません。相手の担当者と確かめ、不要なら取り除いてください"
    "。",
    "Its name or kind is not as agreed, so it was left alone. Clear it up with the partner and "
    "remove it if nobody needs it."};
const Message kFileFailed{
    "TS-5005", "ファイルを処理できませんでした", "A file could not be processed",
    "ファイルは保管され、機械の側の原因がなくなればやり直します。詳細の原因を取り除いてください。続"
    "くときは "
    "`tsunagu status` で件数を確かめ、保守担当に連絡してください。",
    "The file is kept and tried again once the cause on our side is gone. Remove the cause in the "
    "detail; if it stays, look at `tsunagu status` and call support."};
const Message kDelivery{
    "TS-5006", "相手のシステムへファイルを渡せないか、返事がありません",
    "A file cannot be handed to a partner, or no answer came",
    "相手のシステムが動いているか、フォルダの空きと権限を確かめてください。渡せるまで自動でやり直し"
    "、"
    "同じものを二重には渡しません。",
    "Check that the partner's system runs, and the folder's space and permissions. It is tried "
    "again by itself, and nothing is handed over twice."};

const Message kAuditHead{
    "TS-6001", "監査ログの先頭が記録と合いません",
    "The head of the audit log does not fit the records",
    "audit "
    "フォルダかデータベースの一方だけが古い控えから戻されたおそれがあります。起動せず、両方を保全し"
    "て "
    "`tsunagu-verify` で調べ、情報セキュリティの責任者に連絡してください。",
    "Either the audit folder or the database may be of an older backup. Do not start; keep both, "
    "check with `tsunagu-verify`, and tell whoever is responsible for information security."};
const Message kAuditBroken{
    "TS-6002", "監査ログが書き換えられているか欠けています",
    "The audit log was changed or has a gap",
    "何も消さずに audit フォルダとデータベースを保全し、`tsunagu-verify` の最初の指摘を控えて、"
    "情報セキュリティの責任者に連絡してください。",
    "Delete nothing, keep the audit folder and the database, note the first finding of "
    "`tsunagu-verify`, and tell whoever is responsible for information security."};
const Message kAuditWrite{
    "TS-6003", "監査ログに記録できません", "The audit log cannot be written",
    "記録できない間は閲覧も変更もすべて断ります。ディスクの空き、audit "
    "フォルダの権限、データベースを"
    "確かめてください。直れば自動で再開します。",
    "While nothing can be recorded, every read and change is refused. Check disk space, the mode "
    "of the audit folder and the database. Work goes on by itself afterwards."};

const Message kAdminRefused{
    "TS-7001", "この操作は許されていません", "This operation is not permitted",
    "許された利用者（admin.users、保護対象は "
    "access.protected_users）で実行するか、管理者に設定を頼んで"
    "ください。断ったことは監査ログに残ります。",
    "Run it as a permitted user (admin.users; access.protected_users for protected persons) or ask "
    "the administrator. The refusal is in the audit log."};
const Message kNotFound{
    "TS-7002", "指定されたものはありません", "What was asked for does not exist",
    "番号や名前を確かめてください。`tsunagu case list` や `tsunagu adapter list` "
    "で一覧を見られます。",
    "Check the number or name; `tsunagu case list` and `tsunagu adapter list` show what there is."};
const Message kNoGround{
    "TS-7003", "この機関に開示する根拠がありません",
    "There is no ground on which this agency may have it",
    "`tsunagu consent show` で同意の範囲を確かめてください。出席中の支援会議のためなら --basis "
    "SWA106-6、"
    "生命・身体の保護のためなら --basis EMERGENCY を付けます。断ったことは監査ログに残ります。",
    "See the scope of the consent with `tsunagu consent show`. For a support meeting being held "
    "state --basis SWA106-6, to protect life and body --basis EMERGENCY. The refusal is in the "
    "audit log."};
const Message kDestroyed{
    "TS-7010", "保存期間が満了し、廃棄されました", "It was destroyed when its keep time was over",
    "いつ、だれの承認で廃棄したかは `tsunagu retention register` "
    "で見られます。内容は残っていません。",
    "See `tsunagu retention register` for when and on whose approval. Nothing of its content is "
    "left."};
const Message kPersons{
    "TS-7020", "この2つのケースは統合・解除できません",
    "These two cases cannot be merged, or split",
    "詳細を確かめ、`tsunagu case show` "
    "で両方のケースの統合の状態を見てください。何も変わっていません。",
    "See the detail, and with `tsunagu case show` how the two cases are merged. Nothing was "
    "changed."};

}  // namespace tsunagu::messages
