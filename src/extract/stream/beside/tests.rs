use super::*;

#[test]
fn transcripts_and_what_was_done_are_harmless() {
    for text in [
        "",
        "\n \n---\n",
        "HTTP/1.1 200 OK\r\nServer: nginx\r\nX-Error: none\r\n\r\n",
        "*   Trying 1.2.3.4:443...\n* connect to 1.2.3.4 port 443 failed: Connection refused\n> POST / HTTP/1.1\n> Host: a\n>\n< HTTP/2 200\n< date: x\n<\n{ [347 bytes data]\n* Connection #0 to host a left intact\n",
        "POST / HTTP/1.1\nHost: a\n\n{\"Limit\": 1, \"Error\": \"failed\"}\n\n\nHTTP/1.1 200 OK\nDate: x\n\n",
        "  % Total    % Received % Xferd  Average Speed   Time\n                                 Dload  Upload\n100   347  100   347    0     0   1234      0 --:--:-- --:--:-- --:--:--  1239\n".trim_start_matches("  % Total    % Received % Xferd  Average Speed   Time\n"),
        "$ curl -s https://cvm.tencentcloudapi.com \\\n  -H 'X-TC-Action: Fail' \\\n  -d '{}'\n",
        "+ tccli cvm DescribeZones\nops@host:~$ ls\n>>> print(resp)\n",
        "[INFO] done\n2026-11-23 08:00:01,123 INFO tencent.client: response:\n",
        "exit status 0\nDone in 0.42s.\nreal\t0m0.412s\n200\nhttp_code: 200, time_total: 0.1\n4 passed in 0.42s\n",
        "calling DescribeInstances\nresponse:\ncreating snapshot...\n",
        "0 errors, 0 warnings\nNo errors.\ncompleted without errors\nTests run: 4, Failures: 0, Errors: 0\n",
        "4 passed; 0 failed; 0 filtered out\nok=3 changed=0 failed=0\nProcess exited with code 0\nBUILD SUCCESS\n",
        "* old SSL session ID is stale, removing\n* TLSv1.3 (OUT), TLS alert, close notify (256):\n",
        "INFO status=200 exit 0\n2 of 2 done\n",
    ] {
        assert!(is_harmless(text), "{text}");
    }
}

#[test]
fn whatever_else_stands_there_may_tell_of_a_failure() {
    for text in [
        "HTTP/1.1 502 Bad Gateway\n",
        "< HTTP/2 401\n",
        "Oops! Something broke.\n",
        "E: Unable to locate package\n",
        "exit status 2\n",
        "status: 500\n",
        "code=1\n",
        "rc=2\n",
        "错误\n",
        "Abort trap: 6\n",
        "curl: (28) Operation timed out\n",
        "INFO it failed\n",
        "ERROR done\n",
        "* SSL certificate problem: expired\n",
        "Failed: 1\n",
        "7b22526573706f6e7365\n",
        "{\"code\": 500}\n",
        "POST / HTTP/1.1\nHost: a\n\n{\"error\": 1}\n",
        "# fail 1\n",
        "+    \"Error\": Object {\n",
        "AssertionError\n",
        "GetQuotaExceeded\n",
        "1 error\n",
        "1 error, 0 warnings\n",
        "failed=1 errors=0\n",
        "no\n",
        "exit code 255\n",
        "exited with 200\n",
        "$? = 1\n",
        "Trace/breakpoint trap\n",
        "{\"Response\":{\n",
        "\"TotalCount\": 2,\n",
        "giving up...\n",
        "500\n",
        "500 0.123s\n",
        "255\n",
        "0 succeeded\n",
        "success: 0\n",
        "done: 1 of 3\n",
        "INFO status=500\n",
        "INFO exit 1\n",
        "* Empty reply from server\n",
        "* Failed to connect to a.com port 443: Connection refused\n",
        "* TLSv1.2 (IN), TLS alert, bad certificate (554):\n",
        "* Received HTTP code 407 from proxy after CONNECT\n",
    ] {
        assert!(!is_harmless(text), "{text}");
    }
}
