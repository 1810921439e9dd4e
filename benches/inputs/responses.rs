//! Responses of the API, as clients write them into files: one a line, or laid out over many.

use super::failed::{Failed, request_id};
use super::random::Random;
use std::fmt::Write as _;

/// What stands in a response that succeeded and looks like an error.
const DECOYS: [&str; 3] = [
    r#","LatestOperation":{"Error":null,"ErrorCode":""}"#,
    r#","Note":"see the \"Error\" field""#,
    r#","ErrorMessage":"","Error":"""#,
];

/// One response on one line: 5 % are errors, 1 % are decoys.
pub fn line(draw: &mut Random, text: &mut String) {
    if draw.in_thousand(50) { error(draw, text) } else { success(draw, text) }
}

/// An error on one line.
pub fn error(draw: &mut Random, text: &mut String) {
    let Failed { code, message, request_id } = Failed::new(draw);
    let _ = writeln!(
        text,
        r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"{message}"}},"RequestId":"{request_id}"}}}}"#
    );
}

fn success(draw: &mut Random, text: &mut String) {
    let decoy = if draw.in_thousand(10) { draw.one_of(&DECOYS).copied().unwrap_or_default() } else { "" };
    let (id, n) = (draw.bits() >> 32, draw.below(1000));
    let (zone, project, cpu, memory, host, team) = (n % 7, n * 13, 1 << (n % 6), 2 << (n % 7), n % 256, n % 40);
    let _ = writeln!(
        text,
        r#"{{"Response":{{"TotalCount":{n},"InstanceSet":[{{"InstanceId":"ins-{id:08x}","InstanceName":"web-{n}","InstanceState":"RUNNING","Placement":{{"Zone":"ap-guangzhou-{zone}","HostId":null,"ProjectId":{project}}},"CPU":{cpu},"Memory":{memory},"PrivateIpAddresses":["10.{host}.0.1"],"PublicIpAddresses":[],"SystemDisk":{{"DiskType":"CLOUD_PREMIUM","DiskId":"disk-{id:08x}","DiskSize":50}},"VirtualPrivateCloud":{{"VpcId":"vpc-{id:08x}","SubnetId":"subnet-{id:08x}","AsVpcGateway":false}},"Tags":[{{"Key":"env","Value":"prod"}},{{"Key":"owner","Value":"team-{team}"}}],"CreatedTime":"2026-0{}-1{}T08:2{}:35Z"{decoy}}}],"RequestId":"{}"}}}}"#,
        1 + n % 9,
        n % 10,
        n % 10,
        request_id(draw)
    );
}

/// The same as [`line`], each member on a line of its own.
pub fn pretty(draw: &mut Random, text: &mut String) {
    let mut compact = String::new();
    line(draw, &mut compact);
    let (mut depth, mut in_string, mut is_escaped, mut before) = (0, false, false, ' ');
    for c in compact.trim_end().chars() {
        let is_empty = matches!((before, c), ('{', '}') | ('[', ']'));
        if !in_string && matches!(before, '{' | '[' | ',') && !is_empty {
            indent(text, depth);
        }
        if !in_string && matches!(c, '}' | ']') {
            depth -= 1;
            if !is_empty {
                indent(text, depth);
            }
        }
        text.push(c);
        if in_string {
            in_string = is_escaped || c != '"';
            is_escaped = c == '\\' && !is_escaped;
            before = ' ';
        } else {
            in_string = c == '"';
            depth += usize::from(matches!(c, '{' | '['));
            if c == ':' {
                text.push(' ');
            }
            before = c;
        }
    }
    text.push('\n');
}

fn indent(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("    ", depth));
}
