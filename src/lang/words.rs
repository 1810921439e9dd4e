//! The words of each language that are not the catalog's: labels, verdicts, sentences.
//!
//! The three languages of a phrase are one text, because tables of pointers would have
//! to be relocated whenever the program starts.

use super::Lang;
use crate::retry::Retry;

words! {
    /// The labels of an explanation, at most 9 columns wide.
    Labels {
        /// How a shortened spelling was read.
        read_as: "Read as", "解釈", "解读";
        /// What the server said.
        message: "Message", "応答", "消息";
        /// What happened.
        what: "What", "概要", "说明";
        /// Why.
        why: "Why", "原因", "原因";
        /// What to do.
        fix: "Fix", "対処", "解决方法";
        /// Whether it can be sent again.
        retry: "Retry", "再試行", "重试";
        /// Where the vendor's text and the code's name disagree.
        note: "Note", "補足", "备注";
        /// Which services and actions return it.
        from: "From", "発生元", "来源";
        /// The codes of a category.
        codes: "Codes", "コード", "错误码";
        /// What it is easily confused with.
        related: "Related", "関連", "相关";
        /// The page.
        docs: "Docs", "参照", "文档";
        /// The same code with another parameter or resource.
        again: "again", "再発", "再次";
        /// The error inside the message.
        cause: "Cause", "根本原因", "根本原因";
        /// The statement that would allow a refused call.
        policy: "Policy", "ポリシー", "策略";
        /// For support.
        request_id: "RequestId", "RequestId", "RequestId";
    }
}

words! {
    /// Column headers.
    Headers {
        /// A code.
        code: "CODE", "コード", "错误码";
        /// A category.
        category: "CATEGORY", "カテゴリー", "类别";
        /// A kind.
        kind: "KIND", "種類", "类型";
        /// A title.
        title: "TITLE", "タイトル", "标题";
        /// A verdict.
        retry: "RETRY", "再試行", "重试";
        /// How many codes are known.
        codes: "CODES", "コード数", "错误码数";
        /// How many codes are explained.
        explained: "EXPLAINED", "解説済み", "已说明";
        /// A service.
        service: "SERVICE", "サービス", "服务";
        /// A name.
        name: "NAME", "名称", "名称";
        /// API versions.
        versions: "VERSIONS", "バージョン", "版本";
        /// How many actions there are.
        actions: "ACTIONS", "アクション数", "接口数";
        /// What the messages name.
        names: "NAMES", "名前", "名称";
        /// How often it occurred.
        times: "TIMES", "回数", "次数";
        /// On which lines.
        lines: "LINES", "行", "行";
        /// Over what time.
        over: "OVER", "期間", "时长";
    }
}

words! {
    /// The words of the verdicts.
    Verdicts {
        /// [`Retry::Backoff`]
        backoff: "backoff", "間隔を空けて", "退避重试";
        /// [`Retry::Wait`]
        wait: "wait", "待機後", "等待后重试";
        /// [`Retry::Limited`]
        limited: "limited", "回数限定", "有限次重试";
        /// [`Retry::Later`]
        later: "later", "後で", "稍后";
        /// [`Retry::Never`]
        never: "never", "不可", "不可重试";
        /// [`Retry::Done`]
        done: "done", "不要", "无需";
        /// [`Retry::Unknown`]
        unknown: "unknown", "不明", "未知";
    }
}

words! {
    /// What each verdict means, beginning with its word.
    Hints {
        /// [`Retry::Backoff`]
        backoff:
            "backoff: the same request again after 1, 2, 4, 8 s with jitter",
            "間隔を空けて。1、2、4、8秒と間隔を延ばし、ジッターを加えて同じリクエストを送信します。",
            "退避重试：按 1、2、4、8 秒递增间隔并加入随机抖动，重发同一请求。";
        /// [`Retry::Wait`]
        wait:
            "wait: poll until the state has changed, then send again",
            "待機後。状態が変わるまでポーリングしてから送信します。",
            "等待后重试：轮询到状态变化后再发送。";
        /// [`Retry::Limited`]
        limited:
            "limited: two or three times, a write only if it is idempotent",
            "回数限定。2〜3回まで。書き込みは冪等な場合に限ります。",
            "有限次重试：最多两三次；写操作仅限幂等时。";
        /// [`Retry::Later`]
        later: "later, or in another zone or with another type", "後で。または別のゾーンやタイプで送信します。", "稍后重试，或更换可用区、机型。";
        /// [`Retry::Never`]
        never:
            "never until the request or the account has been changed",
            "不可。リクエストまたはアカウント側を直してから送信します。",
            "不可重试：先修改请求，或解决账号侧的问题。";
        /// [`Retry::Done`]
        done: "done: nothing failed", "不要。失敗していません。", "无需：没有失败。";
        /// [`Retry::Unknown`]
        unknown:
            "unknown: nothing says whether sending it again can help",
            "不明。再送が有効かどうかの情報がありません。",
            "未知：没有资料说明重发是否有用。";
    }
}

impl Verdicts {
    /// The word of a verdict.
    #[must_use]
    pub fn of(self, retry: Retry) -> &'static str {
        match retry {
            Retry::Backoff => self.backoff(),
            Retry::Wait => self.wait(),
            Retry::Limited => self.limited(),
            Retry::Later => self.later(),
            Retry::Never => self.never(),
            Retry::Done => self.done(),
            Retry::Unknown => self.unknown(),
        }
    }
}

impl Hints {
    /// What a verdict means.
    #[must_use]
    pub fn of(self, retry: Retry) -> &'static str {
        match retry {
            Retry::Backoff => self.backoff(),
            Retry::Wait => self.wait(),
            Retry::Limited => self.limited(),
            Retry::Later => self.later(),
            Retry::Never => self.never(),
            Retry::Done => self.done(),
            Retry::Unknown => self.unknown(),
        }
    }
}
