//! Sentences about one failure, in the three languages. Source: the vendor's document on access
//! policies (document/product/598/10606).

use super::Lang;

words! {
    /// Sentences about one failure, with `{}` for each value; the comment of a sentence names
    /// the values in order.
    FailureSentences {
        /// The operation, the resources.
        no_permission:
            "The user of this key has no permission for `{}` on {}.",
            "このAPIキーのユーザーには、{1}に対する`{0}`の権限がありません。",
            "该密钥所属的用户没有对 {1} 执行 `{0}` 的权限。";
        /// The same where the message names no resource.
        no_permission_for:
            "The user of this key has no permission for `{}`.",
            "このAPIキーのユーザーには`{}`の権限がありません。",
            "该密钥所属的用户没有执行 `{}` 的权限。";
        /// After that: the reason in the message.
        reason: " The reason given: {}.", "理由：{}。", "原因：{}。";
        /// The operation that the policy below allows.
        attach_policy:
            "Have the main account or a CAM administrator grant `{}`: create a policy in CAM by policy syntax from the statement below, and attach it to the user, user group or role of this key.",
            "メインアカウントまたはCAM管理者が`{}`を許可します。CAMのポリシー構文で下記のステートメントからポリシーを作成し、このAPIキーのユーザー、グループまたはロールに関連付けます。",
            "由主账号或 CAM 管理员授予 `{}`：在访问管理中按策略语法用下面的内容新建策略，并关联到该密钥所属的用户、用户组或角色。";
        /// The same where the message names no resource, so that there is no statement.
        grant_operation:
            "Have the main account or a CAM administrator grant `{}` on the resource you call, to the user, user group or role of this key.",
            "メインアカウントまたはCAM管理者が、このAPIキーのユーザー、グループまたはロールに、操作するリソースに対する`{}`を許可します。",
            "由主账号或 CAM 管理员为该密钥所属的用户、用户组或角色授予目标资源的 `{}` 权限。";
        /// The service of the operation.
        narrow_policy:
            "`*` means every resource. To allow less, name resources as `qcs::{}:REGION:uin/ACCOUNT:TYPE/ID` where the action supports it.",
            "`*`はすべてのリソースを意味します。アクションが対応していれば、`qcs::{}:REGION:uin/ACCOUNT:TYPE/ID`の形でリソースを絞ります。",
            "`*` 表示全部资源。接口支持资源级授权时，可写成 `qcs::{}:REGION:uin/ACCOUNT:TYPE/ID` 以缩小范围。";
        /// The last step, for a user who has such a policy.
        has_policy:
            "If the user already has such a policy, check which key the program really uses. If a product calls for you, grant it to the product's service role (`SCF_QcsRole` of cloud functions, `IPAMDofTKE_QCSRole` of pods' addresses); if a tool such as CodeBuddy logged in for you, log out there and authorise it again, with an account that has the policy.",
            "同じ内容のポリシーがすでにある場合は、プログラムが実際に使っているAPIキーを確認します。製品が代わりに呼び出す場合は、その製品のサービスロール（クラウド関数は`SCF_QcsRole`、PodのEIPは`IPAMDofTKE_QCSRole`）に許可します。CodeBuddyなどのツールのログインで得た権限の場合は、ツールからログアウトし、権限のあるアカウントで再度許可します。",
            "如果该用户已有此权限，检查程序实际使用的是哪个密钥。如果是产品代为调用，把权限授予该产品的服务角色（云函数为 `SCF_QcsRole`，Pod 的 EIP 为 `IPAMDofTKE_QCSRole`）；如果是 CodeBuddy 等工具登录后代为调用，先在工具中退出登录，再用有权限的账号重新授权。";
        /// An operation of `cns`, a service of API 2.0.
        retired_service:
            "The call went to `cns`, DNSPod in the retired API 2.0. Policies for DNSPod do not apply to it.",
            "呼び出し先は`cns`（廃止済みのAPI 2.0のDNSPod）です。DNSPodのポリシーは適用されません。",
            "该调用访问的是 `cns`，即已下线的 API 2.0 中的 DNSPod，DNSPod 的策略对它不起作用。";
        /// The fix for a call of the retired API.
        move_to_new_service:
            "Upgrade or replace the tool: it has to call API 3.0 (`dnspod.tencentcloudapi.com`). No policy makes the old call work.",
            "ツールを更新するか、API 3.0（`dnspod.tencentcloudapi.com`）を呼び出すツールに替えます。古い呼び出しはポリシーでは解決しません。",
            "升级或更换工具，改为调用 API 3.0（`dnspod.tencentcloudapi.com`）；授予策略无法解决旧调用的问题。";
        /// The fix for an error without its code that nothing else explains. Source: the SDKs.
        print_code:
            "Print its code and its RequestId too: they are members of the exception, `err.code` and `err.requestId` in Node.js, `getErrorCode()` and `getRequestId()` in PHP.",
            "コードとRequestIdも出力します。どちらも例外のメンバーで、Node.jsでは`err.code`と`err.requestId`、PHPでは`getErrorCode()`と`getRequestId()`です。",
            "把错误码和 RequestId 也输出：它们是异常对象的成员，Node.js 中是 `err.code` 和 `err.requestId`，PHP 中是 `getErrorCode()` 和 `getRequestId()`。";
        /// The verdict of an order that may have gone through.
        order_may_exist:
            "never before looking whether the order went through",
            "不可。注文が成立していないかを先に確認します。",
            "不可重试：先查询订单是否已生成。";
        /// What the message names by an ID of which nothing more is known.
        a_resource: "resource", "リソース", "资源";
        /// The category that the name of an unexplained code suggests, the summary of that category.
        by_its_name:
            "Judging by its name, the code is similar to {}: {}",
            "コード名からは{}に類するエラーと考えられます。{}",
            "从名称看，该错误码与 {} 类似：{}";
        /// The service of the host, the service of the Credential.
        signed_for_another:
            "The request went to `{}`, but its Credential is for `{}`.",
            "リクエストの宛先は`{}`ですが、Credentialは`{}`用です。",
            "请求发往 `{}`，但 Credential 是为 `{}` 签的。";
        /// The service of the host.
        sign_for_host:
            "Write `{0}` into the Credential scope, and sign with the host that is called: the service is the first part of the host name.",
            "Credentialのスコープに`{0}`を入れ、実際に呼び出すホストで署名します。サービス名はホスト名の先頭部分です。",
            "Credential 的范围中写 `{0}`，并用实际调用的 Host 签名：服务名就是域名的第一段。";
        /// Whitespace around the SecretId.
        blank_id:
            "The SecretId was sent with a space or a line break before or after it.",
            "送信されたSecretIdの前後に、空白または改行があります。",
            "发送的 SecretId 前后有空格或换行。";
        /// The fix for whitespace around the SecretId.
        trim_id:
            "Trim SecretId and SecretKey where the program reads them: environment variable, file, secret store.",
            "プログラムがSecretIdとSecretKeyを読み込む箇所（環境変数、ファイル、シークレットストア）で、前後の空白を取り除きます。",
            "在程序读取 SecretId 和 SecretKey 的地方（环境变量、文件、密钥管理系统）去掉首尾空白。";
        /// The action, the versions that have it, the service, the version of the request.
        action_of_version:
            "`{}` is an action of version {} of `{}`, not of {}.",
            "`{0}`は`{2}`のバージョン{1}のアクションで、{3}にはありません。",
            "`{0}` 是 `{2}` {1} 版本的接口，{3} 版本没有。";
        /// The version to send.
        send_version:
            "Send `X-TC-Version: {}`, or take the client of that version in the SDK.",
            "`X-TC-Version: {}`を送信するか、SDKでそのバージョンのクライアントを使います。",
            "发送 `X-TC-Version: {}`，或使用 SDK 中该版本的客户端。";
        /// The service, its versions, the version of the request.
        versions_of:
            "`{}` has version {}, not {}.",
            "`{}`のバージョンは{}で、{}はありません。",
            "`{}` 的版本是 {}，没有 {}。";
        /// After that: the services that have the version.
        version_belongs_to:
            " That version belongs to: {}.",
            "このバージョンがあるサービス：{}。",
            "该版本属于：{}。";
        /// What to do about a call to the wrong host.
        host_of_service:
            "Send it to that service's own host (`SERVICE.tencentcloudapi.com`): the service is read from the host. In an SDK, remove the endpoint that was set, so that it takes its own.",
            "そのサービスのホスト（`SERVICE.tencentcloudapi.com`）へ送信します。サービスはホスト名で決まります。SDKでは、設定したエンドポイントを外して既定値を使います。",
            "发送到该服务自己的域名（`SERVICE.tencentcloudapi.com`）：服务由域名决定。使用 SDK 时，去掉自行设置的 endpoint，用默认值。";
        /// The action, the service, services that have it.
        action_of_others:
            "`{}` is not an action of `{}`; these have it: {}.",
            "`{}`は`{}`のアクションではありません。このアクションがあるサービス：{}。",
            "`{}` 不是 `{}` 的接口；有该接口的服务：{}。";
        /// The action, the service, the version.
        no_action:
            "No action `{}` of `{}` {} is known.",
            "`{1}` {2}に`{0}`というアクションは確認されていません。",
            "`{1}` {2} 没有已知的接口 `{0}`。";
        /// The nearest action.
        nearest_action:
            "Check the spelling of the action; the nearest one is `{}`.",
            "アクション名のつづりを確認します。最も近いのは`{}`です。",
            "核对接口名的拼写；最接近的是 `{}`。";
        /// The region that was sent, the region that was meant.
        no_region:
            "`{}` is not the name of a region; `{}` is.",
            "`{}`はリージョン名ではありません。正しくは`{}`です。",
            "`{}` 不是地域名，正确的是 `{}`。";
        /// The region that was meant.
        send_region: "Send `{}` as the region.", "リージョンに`{}`を指定します。", "地域改为 `{}`。";
        /// The region was sent without a value.
        empty_region:
            "X-TC-Region was sent without a value.",
            "X-TC-Regionが空のまま送信されています。",
            "X-TC-Region 发送了空值。";
        /// The fix for a region without a value.
        leave_region_out:
            "Set the region, such as `ap-guangzhou`; for an action without a region leave the header out. If an SDK sends it empty, upgrade it.",
            "リージョン（`ap-guangzhou`など）を指定します。リージョン不要のアクションではヘッダーを省略します。SDKが空で送る場合はSDKを更新します。",
            "设置地域，例如 `ap-guangzhou`；不需要地域的接口则不传该请求头。如果是 SDK 发送了空值，升级 SDK。";
        /// The size of the body in bytes, the kind of signature, its limit.
        too_large:
            "The body has {} bytes; a request signed with {} may have at most {}.",
            "本文は{}バイトで、{}で署名したリクエストの上限は{}です。",
            "请求体有 {} 字节；用 {} 签名的请求上限为 {}。";
        /// The fix for a body that is too large for its signature.
        sign_with_tc3:
            "Send it by POST, signed with TC3-HMAC-SHA256: up to 10 MB.",
            "TC3-HMAC-SHA256で署名し、POSTで送信します（10MBまで）。",
            "改用 POST，并以 TC3-HMAC-SHA256 签名，最大 10 MB。";
        /// What to do about a request that is larger than any signature allows.
        send_less:
            "Send less at a time: smaller batches, or the address of the content in object storage instead of the content itself.",
            "1回の送信量を減らします。件数を分けるか、内容の代わりにオブジェクトストレージのURLを渡します。",
            "减少单次发送的数据：分批发送，或用对象存储地址代替内容。";
    }
}
