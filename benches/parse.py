#!/usr/bin/env python3
"""How fast tcerr reads what is piped into it, against `wc -l` on the same file.

usage: benches/parse.py [--mib N] [--runs N] [TCERR]

Writes two logs of N MiB (300 unless told): one response of the API a line, 5 % of them
errors and 1 % successes with an "Error" in their data; and a text log, an SDK's error in
1 % of its lines. Runs both programs in turn and prints ratios and peaks; jq and jaq take
part where they are installed. A noisy machine moves both of a pair alike.
"""
import argparse, json, os, random, shutil, statistics, subprocess, tempfile, time

ERRORS = [
    ("AuthFailure.SignatureFailure", "The provided credentials could not be validated. Please check your signature is correct."),
    ("ResourceNotFound", "The resource `vpc-{}` does not exist."),
    ("RequestLimitExceeded", "Your current request times equals to `21` in a second, which exceeds the frequency limit `20` for a second."),
    ("UnauthorizedOperation", "you are not authorized to perform operation (cvm:RunInstances) resource (qcs::cvm:ap-guangzhou:uin/1:instance/{}) has no permission"),
    ("InvalidParameterValue", "您传入的参数有误：{}"),
]
DECOYS = [{"LatestOperation": {"Error": None, "ErrorCode": ""}}, {"Note": 'see the "Error" field'}, {"ErrorMessage": "", "Error": ""}]
ERROR_OF_JQ = "select(.Response.Error != null) | .Response.Error.Code"


def request_id(draw):
    figures = f"{draw.getrandbits(128):032x}"
    return "-".join([figures[:8], figures[8:12], figures[12:16], figures[16:20], figures[20:]])


def error(draw):
    code, message = draw.choice(ERRORS)
    return code, message.format(f"{draw.getrandbits(32):08x}"), request_id(draw)


def response(draw):
    """A line of NDJSON."""
    kind = draw.random()
    if kind < 0.05:
        code, message, request = error(draw)
        body = {"Error": {"Code": code, "Message": message}, "RequestId": request}
    else:
        number = draw.randrange(1000)
        instance = {
            "InstanceId": f"ins-{draw.getrandbits(32):08x}", "InstanceName": f"web-{number}", "InstanceState": "RUNNING",
            "Placement": {"Zone": f"ap-guangzhou-{number % 7}", "HostId": None, "ProjectId": number * 13},
            "CPU": 1 << number % 6, "Memory": 2 << number % 7, "PrivateIpAddresses": [f"10.{number % 256}.0.1"],
            "SystemDisk": {"DiskType": "CLOUD_PREMIUM", "DiskId": f"disk-{number:08x}", "DiskSize": 50},
            "VirtualPrivateCloud": {"VpcId": f"vpc-{number:08x}", "SubnetId": f"subnet-{number:08x}", "AsVpcGateway": False},
            "Tags": [{"Key": "env", "Value": "prod"}, {"Key": "owner", "Value": f"team-{number % 40}"}],
            "CreatedTime": "2026-11-19T08:12:33Z", **(draw.choice(DECOYS) if kind > 0.99 else {}),
        }
        body = {"TotalCount": number, "InstanceSet": [instance], "RequestId": request_id(draw)}
    return json.dumps({"Response": body}, ensure_ascii=False, separators=(",", ":")) + "\n"


def log_line(draw):
    """A line of a text log."""
    time_of_day = f"{draw.randrange(24):02}:{draw.randrange(60):02}:{draw.randrange(60):02},{draw.randrange(1000):03}"
    if draw.random() < 0.01:
        code, message, request = error(draw)
        return f"2026-11-19 {time_of_day} ERROR sync [TencentCloudSDKException] code:{code} message:{message} requestId:{request}\n"
    number = draw.randrange(10**6)
    return f"2026-11-19 {time_of_day} INFO  sync:53 handled request id={number} path=/v1/instances/{number} status=200 took={number % 90}ms\n"


def write(path, line, mib):
    """Writes lines until there are so many MiB."""
    draw = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        while file.tell() < mib << 20:
            file.writelines(line(draw) for _ in range(5_000))


def run(command):
    """Wall seconds of one run, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def peak(command):
    """Peak MiB by GNU time, or None without it."""
    if not os.path.exists("/usr/bin/time"):
        return None
    report = subprocess.run(["/usr/bin/time", "-f", "%M", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return round(int(report.stderr.split()[-1]) / 1024, 1)


def compare(tcerr, other, runs):
    pairs = [(run(tcerr), run(other)) for _ in range(runs + 2)][2:]
    mine, theirs = (statistics.median(pair[side] for pair in pairs) * 1000 for side in (0, 1))
    return statistics.median(a / b for a, b in pairs), mine, theirs


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tcerr", nargs="?", default="target/release/tcerr")
    parser.add_argument("--mib", type=int, default=300)
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for name, line in [("one response a line", response), ("a text log", log_line)]:
            path = os.path.join(scratch, "log")
            write(path, line, arguments.mib)
            command = [arguments.tcerr, "parse", "--format", "json", path]
            ratio, mine, theirs = compare(command, ["wc", "-l", path], arguments.runs)
            print(f"{name}, {os.path.getsize(path) >> 20} MiB: {ratio:.2f} x wc -l"
                  f" ({mine:.0f} and {theirs:.0f} ms), peak {peak(command)} MiB")
            for other in ("jq", "jaq"):
                if line is response and shutil.which(other):
                    ratio, mine, theirs = compare(command, [other, "-c", ERROR_OF_JQ, path], 2)
                    print(f"  {1 / ratio:.0f} times as fast as {other} ({mine:.0f} and {theirs:.0f} ms)")


if __name__ == "__main__":
    main()
