//! The sentences of each language that are not the catalog's, and how they are filled.

use super::Lang;

words! {
    /// Sentences and phrases; [`fill`] puts values in place of `{}`.
    Sentences {
        /// Between the items of a row.
        comma: ", ", "、", "、";
        /// Between two sentences.
        gap: " ", "", "";
        /// Behind the service that an entry is of: others that list the code.
        also: "; also {}", "。{}も返す", "；{} 也会返回";
        /// The same where these are not all: the first of them, how many more, how many in all.
        also_many: "; also {0} and {1} more services", "。{0}、ほか{1}サービスも返す", "；{0} 等 {2} 个服务也会返回";
        /// In place of a title: a known code.
        not_explained: "not explained yet", "未解説", "尚未说明";
        /// The same behind the services that have it.
        hit_not_explained: "{}, not explained yet", "{}（未解説）", "{}（尚未说明）";
        /// In place of the summary of a category that has none.
        no_common_text:
            "This category has no text of its own; its codes have theirs.",
            "このカテゴリー全般の説明はありません。コードごとの説明を参照します。",
            "该类别没有通用说明；各错误码有各自的说明。";
        /// In place of the title of such a category, in a list.
        no_common_title: "(no text of its own)", "（全般の説明なし）", "（没有通用说明）";
        /// In place of a title: services mean different things by the code.
        differs_by_service: "differs by service", "サービスにより異なる", "各服务含义不同";
        /// What one service, or several, mean by a code: the services, the title.
        in_services: "In {}: {}.", "{}：{}。", "{}：{}。";
        /// In place of a title: a code that nobody knows.
        unknown_title: "unknown code", "未知のコード", "未知错误码";
        /// In place of its summary: the month of the list.
        not_listed:
            "tcerr's list of {} does not have this code.",
            "tcerrの一覧（{}時点）にないコードです。",
            "tcerr 的列表（{}）中没有此错误码。";
        /// In place of its fixes: the command that searches for its words.
        search_words: "Search for its words: {}", "コード名の単語で検索します：{}", "按其中的单词搜索：{}";
        /// In place of a title: an unknown sub-code.
        unknown_sub_code: "unknown code of a known category", "未知のコード（カテゴリーは既知）", "未知错误码（类别已知）";
        /// Behind the summary of the category: the sub-code.
        nobody_returns:
            "No service is known to return the sub-code {}.",
            "サブコード{}を返すサービスは確認されていません。",
            "目前没有已知服务返回子错误码 {}。";
        /// The same for a sub-code that a server has sent.
        new_sub_code: "The sub-code {} is not known to tcerr.", "サブコード{}はtcerrの一覧にありません。", "tcerr 尚未收录子错误码 {}。";
        /// Behind the fixes of the category: the command that lists its codes.
        check_spelling: "Check the spelling: {}", "つづりを確認します：{}", "核对拼写：{}";
        /// A common code.
        every_service: "every service (common code)", "すべてのサービス（共通コード）", "所有服务（公共错误码）";
        /// A code that an SDK or tool raises itself.
        from_client: "the SDK or tool, not the API", "APIではなくSDKまたはツール", "SDK 或工具自身，不是 API";
        /// Services beyond those named: how many more, how many in all.
        and_more_services: " and {0} more", "、ほか{0}サービス", " 等 {1} 个服务";
        /// The same in a table: how many more, how many in all.
        and_more: " and {0} more", "ほか{0}件", " 等 {1} 个服务";
        /// A service and its name.
        named: "{} ({})", "{} ({})", "{}（{}）";
        /// The same where the name has brackets itself.
        named_with_brackets: "{} ({})", "{} ({})", "{}：{}";
        /// A service, how many actions document the code, all of them.
        of_actions: "{}, {} actions: {}", "{}、{}アクション：{}", "{}，{} 个接口：{}";
        /// The same where more document it than are named: how many more.
        of_many_actions: "{0}, {1} actions: {2} and {3} more", "{0}、{1}アクション：{2}ほか{3}件", "{0}，{2} 等 {1} 个接口";
        /// A service, the only action that documents the code.
        of_one_action: "{}, action {}", "{}、アクション{}", "{}，接口 {}";
        /// Where services mean different things by a code: the command that asks for one of them,
        /// and the services that there are.
        look_up_for_service:
            "Look it up for the service that answered ({1}): `{0}`",
            "応答したサービス（{1}）を指定して調べます：`{0}`",
            "指定返回该错误的服务（{1}）再查询：`{0}`";
        /// The call that failed, and the words of the input from which its service was taken.
        taken_from: "{} (from `{}`)", "{}（`{}`より）", "{}（据 `{}`）";
        /// How a sub-code alone was read: its category.
        sub_code_of: "the sub-code of {}", "{}のサブコード", "{} 的子错误码";
        /// How the beginning of a code was read: the code.
        start_of: "the beginning of {}", "{}の先頭部分", "{} 的开头";
        /// The same for the beginning of a sub-code: sub-code, category.
        start_of_sub_code:
            "the beginning of the sub-code {} of {}",
            "{1}のサブコード{0}の先頭部分",
            "{1} 的子错误码 {0} 的开头";
        /// How a text was read that is more than a code.
        in_text: "a code that the text names", "入力された文中のコード", "文中的错误码";
        /// Behind that: the codes that it may be just as well.
        or_else: "; could also be {}", "。ほかの候補：{}", "；也可能是 {}";
        /// In place of a title: how many codes a shortened spelling may be.
        may_be_many: "short for {} codes", "{}件のコードに該当", "可能是 {} 个错误码";
        /// How many codes a category has, the command that lists them.
        count_of_codes: "{}: {}", "{}件：{}", "{} 个：{}";
        /// The head of a group: codes.
        of_codes: "{} codes", "{}件", "{} 个错误码";
        /// The same for a single code.
        of_one_code: "1 code", "1件", "1 个错误码";
        /// The same for the categories of which one code is listed.
        of_single_codes:
            "{} categories with one code each",
            "コードが1件ずつの{}カテゴリー",
            "各有一个错误码的 {} 个类别";
        /// Behind that, where it is not all: how many of them are explained.
        of_them: ", {} explained", "、解説済み{}件", "，已说明 {} 个";
        /// The category's own code, in a list of sub-codes without the category's name.
        alone: "(alone)", "（単独）", "（单独）";
        /// Below the hits of a search: how many they are, and how many to ask for.
        more_hits:
            "The best {}. More: --limit {}; of one service: --service",
            "上位{}件。さらに表示：--limit {}、サービスを絞る：--service",
            "最相关的 {} 条。更多：--limit {}；限定服务：--service";
        /// Below the categories: codes, services.
        in_all: "{} codes of {} services.", "{1}サービスの{0}コード。", "{1} 个服务的 {0} 个错误码。";
        /// Behind that: categories left out.
        left_out:
            " {} rare categories are left out: --format plain",
            "まれな{}カテゴリーは省略：--format plain",
            "省略了 {} 个少见类别：--format plain";
        /// A miss.
        unknown_code: "unknown code `{}`", "未知のコード：`{}`", "未知错误码 `{}`";
        /// A miss of what has no letter.
        empty_code: "the code is empty", "コードが空です", "错误码为空";
        /// Before the suggestions.
        did_you_mean: "did you mean", "もしかして", "是不是";
        /// Before the command that may find it, behind these.
        or_try: "or try", "検索", "或尝试";
        /// The same where nothing is suggested.
        search_instead: "try", "検索", "可尝试";
        /// A text without a code where a code was asked for: behind two spaces the command for it.
        text_tip:
            "what a failed call printed is for  tcerr parse",
            "失敗した呼び出しの出力を調べるには  tcerr parse",
            "失败调用的输出请交给  tcerr parse";
        /// A code that the service asked for does not list: service, code.
        not_of_service: "{} does not list `{}`", "{}は`{}`を返すサービスの一覧にありません", "{} 未列出 `{}`";
        /// A word that is the name of a service.
        is_service:
            "`{0}` is a service: tcerr list --service {0} lists its codes",
            "`{0}`はサービスです。コードの一覧：tcerr list --service {0}",
            "`{0}` 是服务，其错误码列表：tcerr list --service {0}";
        /// A word that is the name of an action: the action, services that have it.
        is_action:
            "`{0}` is an action of {1}: tcerr list --action {0} lists its codes",
            "`{0}`は{1}のアクションです。コードの一覧：tcerr list --action {0}",
            "`{0}` 是 {1} 的接口，其错误码列表：tcerr list --action {0}";
        /// A service and one of its actions.
        is_action_of:
            "`{1}` is an action of {0}: tcerr list --service {0} --action {1} lists its codes",
            "`{1}`は{0}のアクションです。コードの一覧：tcerr list --service {0} --action {1}",
            "`{1}` 是 {0} 的接口，其错误码列表：tcerr list --service {0} --action {1}";
        /// A number or a code of another interface: what was typed, the title of the interface.
        is_answer: "`{}` can be {}", "`{}`の考えられる意味：{}", "`{}` 可能的含义：{}";
        /// The words of a failure that has no code: its title.
        is_failure: "a failure without a code has these words: {}", "コードのない障害の文言です：{}", "没有错误码的故障，文字相符：{}";
        /// A search for exactly a code.
        is_code:
            "`{0}` is a code: tcerr lookup {0} explains it",
            "`{0}`はコードです。説明：tcerr lookup {0}",
            "`{0}` 是错误码，说明：tcerr lookup {0}";
        /// A search without a hit.
        nothing_found: "nothing found for `{}`", "`{}`に該当するコードはありません", "没有找到 `{}`";
        /// A list that came out empty.
        nothing_listed: "no code fits all of these filters", "条件に合うコードはありません", "没有符合条件的错误码";
        /// A line of the input.
        line: "line {}", "{}行目", "第 {} 行";
        /// The action of the request documents the code.
        documented: "{} documents this code", "{}が返すコードとして文書化されています", "{} 的文档列出了该错误码";
        /// The action of the request does not document the code.
        not_documented:
            "{} does not document this code",
            "{}が返すコードとして文書化されていません",
            "{} 的文档未列出该错误码";
        /// The code was concluded from the message.
        inferred: "concluded from the message", "応答から推定", "由消息推断";
        /// An error object without a code.
        no_code: "error without a code", "コードのないエラー", "没有错误码的错误";
        /// The input was a success, with its RequestId.
        succeeded:
            "no error in the input: the call succeeded (RequestId {})",
            "入力にエラーはありません。呼び出しは成功しています（RequestId {}）",
            "输入中没有错误：调用已成功（RequestId {}）";
        /// The input was a success without a RequestId.
        succeeded_plainly:
            "no error in the input: the call succeeded",
            "入力にエラーはありません。呼び出しは成功しています",
            "输入中没有错误：调用已成功";
        /// The input was a success in which items have codes of errors.
        succeeded_in_part:
            "the call succeeded, but not for each of its items: their codes are explained here",
            "呼び出しは成功していますが、一部の項目が失敗しています。そのコードを説明します",
            "调用已成功，但其中部分条目失败，以下说明这些条目的错误码";
        /// A response without an error whose members tell of a failure: these.
        succeeded_but_for_data:
            "the call succeeded, but its data tells of a failure: {}",
            "呼び出しは成功していますが、応答のデータが失敗を示しています：{}",
            "调用已成功，但返回的数据表明有失败：{}";
        /// The name of a member, and its value.
        member_is: "`{}` is `{}`", "`{}`が`{}`", "`{}` 为 `{}`";
        /// What to do about these.
        look_up_members:
            "Look these members up in the API reference of the action: they tell of a task or an item, not of the call.",
            "これらの項目の意味をアクションのAPIリファレンスで確認します。呼び出しではなく、タスクや個々の対象の結果です。",
            "在该接口的文档中查这些字段的含义：它们说的是任务或条目的结果，不是这次调用的结果。";
        /// A response without an error stands beside lines that may tell of a failure.
        answered_beside:
            "no API error in the input: it has a response without one, and other text that tcerr cannot explain",
            "入力にAPIのエラーはありません。エラーのない応答のほかに、tcerrが説明できないテキストがあります",
            "输入中没有 API 错误：其中有一个没有错误的响应，另有 tcerr 无法说明的文字";
        /// Before anything is read from a terminal.
        paste_here:
            "paste what the failed call printed, then press Ctrl-D",
            "失敗した呼び出しの出力を貼り付け、Ctrl-Dを押します",
            "粘贴失败调用的输出，然后按 Ctrl-D";
        /// The same where codes are read.
        type_codes:
            "type or paste codes, one a line, then press Ctrl-D",
            "コードを1行に1つずつ入力または貼り付け、Ctrl-Dを押します",
            "输入或粘贴错误码，每行一个，然后按 Ctrl-D";
        /// The input was empty.
        empty_input: "the input is empty", "入力が空です", "输入为空";
        /// The tip for an empty input.
        empty_input_tip:
            "tccli and the SDKs print errors to stderr; try  ... 2>&1 | tcerr parse",
            "tccliとSDKはエラーを標準エラー出力に出します。次のように実行します：  ... 2>&1 | tcerr parse",
            "tccli 和 SDK 把错误输出到 stderr；可尝试  ... 2>&1 | tcerr parse";
        /// JSON, but no response of the API.
        other_json:
            "no API error in the input: it is JSON, but not a response of the API",
            "入力にAPIのエラーはありません。JSONですが、APIの応答ではありません",
            "输入中没有 API 错误：是 JSON，但不是 API 的响应";
        /// Neither JSON nor anything else that is recognised.
        no_json: "no API error in the input", "入力にAPIのエラーはありません", "输入中没有 API 错误";
        /// What a failure is, and what the program said of it.
        with_detail: "{} ({})", "{}（{}）", "{}（{}）";
        /// No response, but codes are in the text.
        mentions:
            "no API error in the input: it is not a response, but it names the codes explained here",
            "入力にAPIのエラーはありません。APIの応答ではありませんが、文中のコードを説明します",
            "输入中没有 API 错误：这不是 API 的响应，以下说明其中提到的错误码";
        /// A program's own failure, in words.
        client_failed: "no API error in the input: {}", "入力にAPIのエラーはありません。{}", "输入中没有 API 错误：{}";
        /// What can be piped in.
        input_tip:
            "parse reads a response of the API, e.g.  curl -s ... | tcerr parse",
            "parseはAPIの応答を読みます。例：  curl -s ... | tcerr parse",
            "parse 读取 API 的响应，例如  curl -s ... | tcerr parse";
        /// XML, as the object storage service answers, its code.
        xml: "no error of this API in the input: it is XML ({})", "入力にこのAPIのエラーはありません。XMLです（{}）", "输入中没有本 API 的错误：这是 XML（{}）";
        /// The tip for an answer in XML.
        xml_tip: "object storage (COS), a separate API, answers like this; look the code up in its documentation", "オブジェクトストレージ（COS）の応答形式です。COSは別のAPIのため、コードはCOSのドキュメントで調べます", "这是对象存储 COS 的返回格式，COS 是另一套 API；在 COS 文档中查找该错误码";
        /// Below the summary of a log: errors, codes, lines.
        log_total:
            "{} errors, {} codes, in {} lines. More on one: tcerr lookup CODE",
            "エラー{}件、コード{}種類、全{}行。詳細：tcerr lookup CODE",
            "{} 个错误，{} 种错误码，共 {} 行。详情：tcerr lookup CODE";
        /// The same where no error has a code: errors, lines.
        log_total_without_code:
            "{} errors without a code, in {} lines",
            "コードのないエラー{}件、全{}行",
            "{} 个没有错误码的错误，共 {} 行";
        /// The same where all errors have one code.
        log_total_of_one_code:
            "{} errors, {} code, in {} lines. More on it: tcerr lookup CODE",
            "エラー{}件、コード{}種類、全{}行。詳細：tcerr lookup CODE",
            "{} 个错误，{} 种错误码，共 {} 行。详情：tcerr lookup CODE";
        /// Below that: errors with codes beyond the most that are told apart, how many these are.
        stopped_counting:
            "Errors with codes beyond the first {1}, which are not counted: {0}",
            "最初の{1}種類より後のコードのエラーは集計していません：{0}件",
            "前 {1} 种错误码以外的错误未计入：{0} 个";
        /// Errors with verdicts other than those asked for: how many, of how many, the verdicts.
        left_out_by_verdict:
            "errors left out by --retry: {0} of {1} ({2})",
            "--retryで除外したエラー: {1}件中{0}件（{2}）",
            "--retry 排除的错误：{1} 个中的 {0} 个（{2}）";
        /// Unknown codes beyond the most for which near names are looked for, how many these are.
        stopped_suggesting:
            "near names are suggested for the first {1} unknown codes only; {0} more have none",
            "候補を表示するのは未知のコードのうち最初の{1}件だけです（残り{0}件）",
            "仅为前 {1} 个未知错误码给出相近名称，另有 {0} 个未给出";
    }
}

/// Fills the `{}` of a sentence from left to right, `{0}` and `{1}` by their number.
#[must_use]
pub fn fill(sentence: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(sentence.len() + values.iter().map(|value| value.len()).sum::<usize>());
    let mut next = 0;
    let mut rest = sentence;
    while let Some((before, (inside, after))) = rest.split_once('{').and_then(|(a, b)| Some((a, b.split_once('}')?))) {
        filled.push_str(before);
        let place = inside.parse().unwrap_or(next);
        next += 1;
        filled.push_str(values.get(place).copied().unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}
