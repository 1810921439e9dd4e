//! The sentences in which a command refuses or fails, and the labels below them.

use super::Lang;

words! {
    /// Complaints; [`fill`](super::fill) puts values in place of `{}`.
    Complaints {
        /// No such service: as it was typed.
        unknown_service: "unknown service `{}`", "未知のサービス：`{}`", "未知服务 `{}`";
        /// No such category.
        unknown_category: "unknown category `{}`", "未知のカテゴリー：`{}`", "未知类别 `{}`";
        /// No such action.
        unknown_action: "unknown action `{}`", "未知のアクション：`{}`", "未知接口 `{}`";
        /// A service, an action that only others have.
        no_such_action_of: "{} has no action `{}`", "{}にアクション`{}`はありません", "{} 没有接口 `{}`";
        /// A label: the services that have it.
        it_is_one_of: "found in", "アクションのあるサービス", "有该接口的服务";
        /// No such kind.
        unknown_kind: "unknown kind `{}`", "未知の種類：`{}`", "未知类型 `{}`";
        /// A command that does not exist, in back-quotes.
        unknown_command: "unknown command {}", "未知のコマンド：{}", "未知命令 {}";
        /// An option that does not exist, in back-quotes.
        unknown_option: "unknown option {}", "未知のオプション：{}", "未知选项 {}";
        /// A word where a command takes none.
        unexpected_word: "unexpected word {}", "余分な引数：{}", "多余的参数 {}";
        /// An option without its value.
        needs_value: "{} needs a value", "{}には値が必要です", "{} 需要取值";
        /// An option, a value that it does not take.
        does_not_take: "{} does not take {}", "{}に{}は指定できません", "{} 不接受 {}";
        /// What is required.
        missing: "missing {}", "{}がありません", "缺少 {}";
        /// An option.
        more_than_once: "{} is given more than once", "{}が複数回指定されています", "{} 重复指定";
        /// An option, others.
        not_together: "{} cannot be used with {}", "{}は{}と同時に指定できません", "{} 不能与 {} 同时使用";
        /// An argument of other bytes.
        not_unicode: "an argument is not valid Unicode", "引数が正しいUnicodeではありません", "参数不是有效的 Unicode";
        /// A label: near names.
        did_you_mean: "did you mean", "もしかして", "是不是";
        /// A label: the command that lists them.
        all_of_them: "all of them", "一覧", "全部";
        /// A label: the values of an option.
        it_takes: "it takes", "指定できる値", "可用取值";
        /// A label: the usage of a command.
        usage: "usage", "使い方", "用法";
        /// A label: the command that tells more.
        more: "more", "詳細", "更多";
        /// In place of the name of a file.
        standard_input: "standard input", "標準入力", "标准输入";
        /// A file, the reason.
        unreadable: "{}: {}", "{}：{}", "{}：{}";
        /// A variable, its value, the values that it takes.
        setting: "{}: unknown value `{}`; it takes {}", "{}：未知の値`{}`。指定できる値：{}", "{}：未知取值 `{}`，可用取值：{}";
        /// A program, the reason.
        not_started: "run: `{}` cannot be started: {}", "run：`{}`を起動できません：{}", "run：无法启动 `{}`：{}";
        /// The reason.
        not_followed: "run: the command cannot be followed: {}", "run：コマンドの終了を確認できません：{}", "run：无法跟踪该命令：{}";
        /// The reason.
        not_written: "the output cannot be written: {}", "出力を書き込めません：{}", "无法写入输出：{}";
        /// `run` without a command.
        no_command: "run: no command", "run：コマンドがありません", "run：缺少命令";
        /// Fields of what has none.
        fields_of_json: "--fields is for --format json or jsonl", "--fieldsは--format jsonかjsonlで使います", "--fields 用于 --format json 或 jsonl";
        /// The bytes of a query, the most.
        query_too_long: "the query has {} bytes; a search takes {}", "検索語が{}バイトあります。上限は{}バイトです", "查询有 {} 字节，上限为 {} 字节";
        /// Below that, a label: the command that explains a message.
        for_messages: "what a failed call printed is for", "呼び出しの出力は次で解釈", "失败调用的输出请用";
        /// A list of what has no entries.
        toml_is_for_codes:
            "--format toml writes entries of codes, and this list has none: try --category, --service or --all",
            "この一覧にはコードの項目がないため、--format tomlで出力できません。--category、--service、--allのいずれかを指定します",
            "--format toml 输出错误码的条目，此列表中没有：可加 --category、--service 或 --all";
        /// Why a file cannot be read.
        not_found: "no such file or directory", "ファイルまたはディレクトリがありません", "没有该文件或目录";
        /// Why a file cannot be read.
        no_permission: "permission denied", "アクセスが許可されていません", "权限不足";
        /// Why a file cannot be read.
        is_directory: "is a directory", "ディレクトリです", "是一个目录";
    }
}
