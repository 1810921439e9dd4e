//! Stacks and boxes below errors, and the calls that they name.

use crate::extract::{ApiError, Extractor, extract};

/// The service, the action and the version of the only error, also if the lines come one by one.
fn call(input: &str) -> String {
    let whole = extract(input.as_bytes()).errors;
    let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
    input.split_inclusive('\n').for_each(|line| extractor.push(line.as_bytes(), &mut errors));
    extractor.finish(&mut errors);
    assert_eq!(errors, whole, "{input}");
    let [ApiError { request, .. }] = whole.as_slice() else { panic!("{input}") };
    [&request.service, &request.action, &request.version].map(|part| part.clone().unwrap_or_default()).join(" ")
}

#[test]
fn the_lines_below_an_error_of_terraform_name_its_resource() {
    const ERROR: &str = "Error: [TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId=r-1\n";
    let deep = "  on main.tf line 3:\n".repeat(24) + "  with tencentcloud_vpc.v,\n";
    for (before, below, expected) in [
        ("", "\n  with tencentcloud_instance.web,\n", Some("tencentcloud_instance")),
        ("│ ", "│\n│   with module.a.tencentcloud_vpc.v[0],\n╵\n", Some("tencentcloud_vpc")),
        ("", "  on main.tf line 3, in resource \"tencentcloud_redis\" \"r\":\n", Some("tencentcloud_redis")),
        ("", "  on main.tf line 3, in data \"tencentcloud_images\" \"i\":\n", Some("tencentcloud_images")),
        ("", "  on main.tf line 3:\n  with tencentcloud_eip.e,\n", Some("tencentcloud_eip")),
        ("", "  with tencentcloud_eip", Some("tencentcloud_eip")),
        ("", "  with aws_instance.web,\n", None),
        ("", "  on main.tf line 3, in module \"tencentcloud_m\":\n", None),
        // Another line ends what Terraform says of it.
        ("", "next\n  with tencentcloud_instance.web,\n", None),
        ("", &deep, None),
        ("x: ", "  with tencentcloud_instance.web,\n", None),
        ("", "", None),
    ] {
        let input = format!("{before}{ERROR}{below}");
        let whole = extract(input.as_bytes()).errors;
        let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
        input.split_inclusive('\n').for_each(|line| extractor.push(line.as_bytes(), &mut errors));
        extractor.finish(&mut errors);
        assert_eq!(errors, whole, "{input}");
        assert_eq!(whole[0].request.resource.as_deref(), expected, "{input}");
    }
}

#[test]
fn the_stack_below_an_exception_names_the_client() {
    const GO: &str = "[TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId=r-1";
    let java = "[TencentCloudSDKException]code: Zoo.A message:m requestId:r-1\n\tat com.tencentcloudapi.common.AbstractClient.internalRequest(AbstractClient.java:1)\n\tat com.tencentcloudapi.cvm.v20170312.CvmClient.StartInstances(CvmClient.java:9)\n";
    for (input, expected) in [
        (java.to_owned(), "cvm StartInstances 2017-03-12"),
        (format!("Exception in thread \"main\" {java}"), "cvm StartInstances 2017-03-12"),
        (java.replace("\n\tat", "\nnext\n\tat"), "  "),
        (
            "panic: [TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId=r-1\n\ngoroutine 1 [running]:\ngithub.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cvm/v20170312.(*Client).StopInstancesWithContext(0x1)\n".to_owned(),
            "cvm StopInstances 2017-03-12",
        ),
        (
            "PHP Fatal error:  Uncaught [TencentCloud\\Common\\Exception\\TencentCloudSDKException] code:Zoo.A message:m requestId:r-1 in /app/a.php:9\nStack trace:\n#0 TencentCloud\\Cvm\\V20170312\\CvmClient->__call('StopInstances', Array)\n".to_owned(),
            "cvm StopInstances 2017-03-12",
        ),
        (
            format!("panic: {GO} [recovered]\n\tpanic: x\n\ngoroutine 19 [running]:\ntesting.tRunner.func1.2({{0x7, 0xc}})\n\t/go/testing.go:1 +0x2\ngithub.com/a/vendor/github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cdn/v20180606.(*Client).PurgeUrlsCache(...)\n"),
            "cdn PurgeUrlsCache 2018-06-06",
        ),
        (
            format!("2026/11/23 08:10:01 http: panic serving 10.0.0.3:41344: {GO}\ngoroutine 34 [running]:\nnet/http.(*conn).serve.func1()\n\tC:/go/server.go:1850 +0xbf\ngithub.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cdn/v20180606.(*Client).PurgeUrlsCache(0x0)\n"),
            "cdn PurgeUrlsCache 2018-06-06",
        ),
        (
            format!("panic: {GO}\n\ngoroutine 1 [running]:\nsaid (no lion)\ngithub.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cdn/v20180606.(*Client).PurgeUrlsCache(0x0)\n"),
            "  ",
        ),
        (
            format!("/g/client.rb:112:in `send_request': {GO} (TencentCloud::Common::TencentCloudSDKException)\n\tfrom C:/Ruby31/lib/ruby/gems/3.1.0/gems/tencentcloud-sdk-redis-3.0.1/lib/v20180412/client.rb:9:in `DescribeInstances'\n"),
            "redis DescribeInstances 2018-04-12",
        ),
        (
            format!("/g/client.rb:112:in 'A#f': {GO} (TencentCloud::Common::TencentCloudSDKException)\n\tfrom /app/vendor/bundle/gems/tencentcloud-sdk-redis-3.0.1/lib/v20180412/client.rb:9:in 'TencentCloud::Redis::V20180412::Client#DescribeInstances'\n"),
            "redis DescribeInstances 2018-04-12",
        ),
        (format!("{GO}\n"), "  "),
    ] {
        assert_eq!(call(&input), expected, "{input}");
    }
}

#[test]
fn a_time_of_a_pipeline_stands_before_each_line_of_a_traceback() {
    for time in [
        "",
        "2024-05-20T06:03:17.1200000Z ",
        "2024-05-20T06:03:17.120000Z 01O ",
        "2024-05-20T06:03:17.120000Z 01E ",
        "[2024-05-20T06:03:17.120Z] ",
    ] {
        let lines = [
            "Traceback (most recent call last):",
            "  File \"D:\\a\\venv\\Lib\\site-packages\\tencentcloud\\tcr\\v20190924\\tcr_client.py\", line 1080, in DescribeImages",
            "    raise TencentCloudSDKException(e.message, e.message)",
            "tencentcloud.common.exception.tencent_cloud_sdk_exception.TencentCloudSDKException: [TencentCloudSDKException] code:Zoo.A message:m requestId:52e211e6-5ff8-4e83-9586-a45e1a5a997a",
        ];
        let input: String = lines.map(|line| [time, line, "\n"].concat()).concat();
        assert_eq!(call(&input), "tcr DescribeImages 2019-09-24", "{time}");
        let stack = [
            "Exception in thread \"main\" com.tencentcloudapi.common.exception.TencentCloudSDKException: m",
            "\tat com.tencentcloudapi.cvm.v20170312.CvmClient.StartInstances(CvmClient.java:9)",
        ];
        let input: String = stack.map(|line| [time, line, "\n"].concat()).concat();
        assert_eq!(call(&input), "cvm StartInstances 2017-03-12", "{time}");
    }
}
