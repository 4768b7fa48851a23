//! The cases of a `[mutants]` problem: `implementation.py`, `stub.py` and the files in `mutants/`.
//!
//! Owns their names and order. Running tests on them is the harness's.

use std::sync::Arc;

use super::error::LoadError;
use super::package::Package;
use super::references::{has_extension, trap};
use crate::model::{Case, CaseId, Expected, Group, Implementation, ImplementationRole, Input};

const RIGHT: &str = "implementation.py";
const STUB: &str = "stub.py";
const MUTANTS: &str = "mutants";

/// Seeds of the orders in which tests run besides the one in which they are found.
const ORDERS: [u64; 3] = [1, 2, 3];

/// Every case. The right implementation comes first and, in other orders, last as well: tests that guess
/// what they run on from anything but its behaviour have to be right at both ends.
pub(super) fn cases(package: &Package) -> Result<Vec<Case>, LoadError> {
    let right = package.required(RIGHT, "tests must pass on it")?.text;
    let stub = package.required(STUB, "tests must fail on an implementation that does nothing")?;
    let passes = |order| {
        let role = ImplementationRole::Right;
        (Implementation { role, source: right.clone(), order }, Expected::TestsPass)
    };
    let fails = |role, source: String, accepted: String| {
        (Implementation { role, source, order: None }, Expected::TestsFail(accepted))
    };
    let accepted = trap(&stub.text).unwrap_or_else(|| "an implementation that does nothing".into());
    let mut found = vec![
        case(Group::Sample, "as written".to_owned(), passes(None)),
        case(
            Group::Hidden,
            "stub".to_owned(),
            fails(ImplementationRole::Stub, stub.text, accepted),
        ),
    ];
    let files = package.list(MUTANTS)?.files;
    for file in files.into_iter().filter(|file| has_extension(file, "py")) {
        let path = format!("{MUTANTS}/{file}");
        let source = package.required(&path, "it was just listed")?.text;
        let reason = "its first line is `# trap: what tests accept that pass on it`";
        let missing = || LoadError::Missing { path: package.shown(&path), reason };
        let accepted = trap(&source).ok_or_else(missing)?;
        let name = file.trim_end_matches(".py").to_owned();
        let fails = fails(ImplementationRole::Mutant, source, accepted);
        found.push(case(Group::Hidden, name, fails));
    }
    let mut shuffled = ORDERS
        .map(|order| case(Group::Hidden, format!("shuffled {order}"), passes(Some(order))))
        .into_iter();
    found.splice(1..1, shuffled.next());
    found.extend(shuffled);
    Ok(found)
}

fn case(group: Group, name: String, (run, expected): (Implementation, Expected)) -> Case {
    let id = CaseId { group, name: Arc::from(name) };
    Case { id, input: Input::Implementation(run), expected, explanation: None }
}
