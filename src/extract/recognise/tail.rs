//! What printers put behind a message: the class of an exception, the place in a program.

/// A message without what its printer put behind it.
pub fn without_tail(message: &str) -> &str {
    let message = message.trim_end();
    class(message).or_else(|| place(message)).map_or(message, str::trim_end)
}

/// Ruby: `no lion (RuntimeError)`, `no lion (TencentCloud::Common::TencentCloudSDKException)`.
fn class(message: &str) -> Option<&str> {
    let (before, class) = message.strip_suffix(')')?.rsplit_once(" (")?;
    let is_name = class.starts_with(|c: char| c.is_ascii_uppercase())
        && class.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '_'));
    (is_name && (class.ends_with("Error") || class.ends_with("Exception"))).then_some(before)
}

/// PHP: `no lion in /app/a.php:3`, `in /app/a.php on line 3`; Perl: `no lion at a.pl line 3.`
fn place(message: &str) -> Option<&str> {
    let message = message.strip_suffix('.').unwrap_or(message);
    let numberless = message.trim_end_matches(|c: char| c.is_ascii_digit());
    if numberless.len() == message.len() {
        return None;
    }
    let file = numberless
        .strip_suffix(" on line ")
        .or_else(|| numberless.strip_suffix(" line "))
        .or_else(|| numberless.strip_suffix(':'))?;
    let (before, file) = file.rsplit_once(" in ").or_else(|| file.rsplit_once(" at "))?;
    let is_file = [".php", ".pl", ".pm", ".t", ".rb", ".cgi"].iter().any(|end| file.ends_with(end));
    (is_file && !file.contains(' ')).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_alone_is_left() {
        for tail in [
            " (RuntimeError)",
            " (TencentCloud::Common::TencentCloudSDKException)",
            " in /app/vendor/tencentcloud/Common/AbstractClient.php:473",
            " in /app/a.php on line 3",
            " at run.pl line 3.",
        ] {
            assert_eq!(without_tail(&format!("no lion{tail}")), "no lion", "{tail}");
        }
        for message in ["no lion (see the manual)", "no lion in zone:3", "no lion at line 3", "no lion (Zone)"] {
            assert_eq!(without_tail(message), message);
        }
    }
}
