//! The policy, read row by row, and the filters made of it.

mod calls;
mod document;
mod emulator;
mod filters;
mod landlock;
mod numbers;
mod python;
mod real;
mod support;

use super::row::{Action, Condition, Row, Test, Value};
use super::{Architecture, Profile, compiler};

const ARCHITECTURES: [Architecture; 2] = [Architecture::X86_64, Architecture::Aarch64];
const PROFILES: [Profile; 3] = [Profile::Pure, Profile::Stdlib, Profile::Process];

/// The process that would install a filter.
const PID: u32 = 4711;

/// One system call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Call {
    number: u32,
    arguments: [u64; 6],
}

/// What some rows say, read in order: the meaning of the policy, without any cleverness.
struct Meaning(Vec<(u32, Row)>);

impl Meaning {
    fn of(rows: &[Row], profile: Profile, architecture: Architecture) -> Self {
        let rows = rows.iter().filter(|row| row.profiles.contains(&profile));
        let decided =
            rows.flat_map(|row| numbers_of(row, architecture).map(move |number| (number, *row)));
        Self(decided.collect())
    }

    fn action(&self, call: &Call) -> Action {
        let decides = |(number, row): &&(u32, Row)| {
            *number == call.number && row.conditions.iter().all(|condition| holds(condition, call))
        };
        self.0
            .iter()
            .find(decides)
            .map_or_else(|| compiler::fallback(call.number), |(_, row)| row.action)
    }
}

fn numbers_of(row: &Row, architecture: Architecture) -> impl Iterator<Item = u32> {
    row.calls.iter().filter_map(move |call| super::numbers::number(call, architecture))
}

fn holds(condition: &Condition, call: &Call) -> bool {
    let whole = call.arguments[usize::from(condition.argument)];
    let low = u32::try_from(whole & 0xffff_ffff).unwrap();
    match condition.test {
        Test::Null => whole == 0,
        Test::AnyBit { mask } => low & mask != 0,
        Test::Bits { mask, any_of } => any_of.iter().any(|value| low & mask == plain(*value)),
    }
}

fn plain(value: Value) -> u32 {
    match value {
        Value::Named(_, number) => number,
        Value::OwnPid => PID,
    }
}

/// The exemplary calls of a row: its witness's arguments, with each call it names.
fn witnesses(row: &Row, architecture: Architecture) -> Vec<Call> {
    let mut arguments = [0; 6];
    for (argument, value) in arguments.iter_mut().zip(row.witness.0) {
        *argument = u64::from(plain(*value));
    }
    numbers_of(row, architecture).map(|number| Call { number, arguments }).collect()
}
