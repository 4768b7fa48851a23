//! `docs/sandbox.md` says what the table says.
//!
//! `JUDGE_DOCUMENT=overwrite cargo test --lib policy::tests::document` writes the document anew.

use std::path::Path;

use super::{Action, Condition, Row, Test, Value};
use crate::sandbox::policy::compiler::policy;
use crate::sandbox::policy::refused::REMARKS;

const BEGIN: &str =
    "<!-- The tables are written by a test: see src/sandbox/policy/tests/document.rs -->\n";
const END: &str = "<!-- End of the tables -->\n";

#[test]
fn the_document_has_the_tables() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sandbox.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the tables have a beginning");
    let (_, after) = rest.split_once(END).expect("the tables have an end");
    let expected = format!("{before}{BEGIN}{}{END}{after}", tables());
    #[expect(clippy::disallowed_methods, reason = "set by whoever changes the policy")]
    if std::env::var_os("JUDGE_DOCUMENT").is_some() {
        std::fs::write(&path, &expected).unwrap();
    }
    assert!(
        text == expected,
        "`docs/sandbox.md` is not what the policy says: run this test with JUDGE_DOCUMENT=overwrite",
    );
}

fn tables() -> String {
    let mut lines = vec![
        String::new(),
        "| what | calls | if | answer | profiles | why |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    lines.extend(policy().iter().map(line));
    lines.push(String::new());
    lines.push("Among the calls that are refused because no row names them:".to_owned());
    lines.push(String::new());
    lines.push("| calls | why |".to_owned());
    lines.push("|---|---|".to_owned());
    lines.extend(REMARKS.iter().map(|(calls, why)| format!("| {} | {why} |", code(calls))));
    lines.push(String::new());
    lines.join("\n") + "\n"
}

fn line(row: &Row) -> String {
    let conditions: Vec<_> = row.conditions.iter().map(condition).collect();
    let profiles: Vec<_> = row.profiles.iter().map(ToString::to_string).collect();
    let profiles = if profiles.len() == 3 { "all".to_owned() } else { profiles.join(", ") };
    let cells = [
        row.name.to_owned(),
        code(row.calls),
        conditions.join(" and "),
        answer(row.action).to_owned(),
        profiles,
        row.reason.to_owned(),
    ];
    let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |", cells.join(" | "))
}

fn answer(action: Action) -> &'static str {
    match action {
        Action::Allow => "allow",
        Action::Refuse => "`EPERM`",
        Action::Unknown => "`ENOSYS`",
        Action::Kill => "kill",
    }
}

fn condition(condition: &Condition) -> String {
    let called = condition.called;
    match condition.test {
        Test::Null => format!("`{called}` is null"),
        Test::AnyBit { mask } => format!("`{called}` has a bit of `{mask:#x}`"),
        Test::Bits { mask: u32::MAX, any_of } => format!("`{called}`: {}", values(any_of)),
        Test::Bits { mask, any_of } => format!("`{called} & {mask:#x}`: {}", values(any_of)),
    }
}

fn values(values: &[Value]) -> String {
    let texts = values.iter().map(|value| match value {
        Value::Named(name, _) => (*name).to_owned(),
        Value::OwnPid => "its own number".to_owned(),
    });
    texts.collect::<Vec<_>>().join(", ")
}

fn code(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ")
}
