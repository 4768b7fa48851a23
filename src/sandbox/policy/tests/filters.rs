//! The compiled filters do what the table says, for every call.

use proptest::prelude::*;

use super::emulator::{Run, audit, code, patched, run};
use super::{
    ARCHITECTURES, Action, Architecture, Call, Meaning, PID, PROFILES, Profile, witnesses,
};
use crate::sandbox::policy::compiler::{compile, policy};
use crate::sandbox::policy::filter;
use crate::sandbox::policy::row::Row;

fn answer(profile: Profile, architecture: Architecture, call: &Call) -> Run {
    run(&patched(&filter(profile, architecture)), audit(architecture), call)
}

fn everywhere() -> impl Iterator<Item = (Profile, Architecture)> {
    PROFILES.into_iter().flat_map(|profile| ARCHITECTURES.map(|here| (profile, here)))
}

#[test]
fn every_row_decides_its_witnesses() {
    for (profile, architecture) in everywhere() {
        let program = patched(&filter(profile, architecture));
        for row in policy().iter().filter(|row| row.profiles.contains(&profile)) {
            for call in witnesses(row, architecture) {
                let got = run(&program, audit(architecture), &call).code;
                assert_eq!(
                    got,
                    code(row.action),
                    "{profile}, {architecture:?}: {}: {call:?}",
                    row.name
                );
            }
        }
    }
}

#[test]
fn every_row_is_needed() {
    let all = policy();
    for (place, row) in all.iter().enumerate() {
        let mut rest = all.clone();
        rest.remove(place);
        for profile in row.profiles {
            let changed = ARCHITECTURES.into_iter().any(|architecture| {
                let program = patched(&compile(&rest, *profile, architecture));
                witnesses(row, architecture)
                    .iter()
                    .any(|call| run(&program, audit(architecture), call).code != code(row.action))
            });
            assert!(changed, "without `{}` nothing changes in `{profile}`", row.name);
        }
    }
}

#[test]
fn every_call_of_a_row_is_needed() {
    let all = policy();
    for (profile, architecture) in everywhere() {
        for (place, row) in all.iter().enumerate() {
            let mut rest = all.clone();
            rest.remove(place);
            if !row.profiles.contains(&profile) {
                continue;
            }
            let rest = Meaning::of(&rest, profile, architecture);
            for call in witnesses(row, architecture) {
                let without = rest.action(&call);
                assert_ne!(without, row.action, "{profile}: `{}` need not name {call:?}", row.name);
            }
        }
    }
}

#[test]
fn every_number_has_the_answer_of_the_table() {
    for (profile, architecture) in everywhere() {
        let program = patched(&filter(profile, architecture));
        let meaning = Meaning::of(&policy(), profile, architecture);
        for number in 0..=600 {
            for arguments in [[0; 6], [u64::MAX; 6], [u64::from(PID); 6]] {
                let call = Call { number, arguments };
                let expected = meaning.action(&call);
                let got = run(&program, audit(architecture), &call).code;
                assert_eq!(got, code(expected), "{profile}, {architecture:?}: {call:?}");
            }
        }
    }
}

#[test]
fn unknown_numbers_are_refused_or_denied() {
    for (profile, architecture) in everywhere() {
        for (number, action) in [
            (423, Action::Refuse),
            (451, Action::Unknown),
            (599, Action::Unknown),
            (0x3fff_ffff, Action::Unknown),
        ] {
            let call = Call { number, arguments: [0; 6] };
            assert_eq!(answer(profile, architecture, &call).code, code(action), "{call:?}");
        }
    }
}

#[test]
fn the_x32_interface_kills() {
    for profile in PROFILES {
        for number in
            [0, 1, 59, 335, 520].map(|number| number | 0x4000_0000).into_iter().chain([u32::MAX])
        {
            let call = Call { number, arguments: [0; 6] };
            let got = answer(profile, Architecture::X86_64, &call).code;
            assert_eq!(got, code(Action::Kill), "{profile}: {number:#x}");
        }
    }
}

#[test]
fn a_foreign_architecture_kills() {
    // i386, arm, the other one of ours, and the right machine without its 64-bit flag.
    for (profile, architecture) in everywhere() {
        let program = patched(&filter(profile, architecture));
        let others = [0x4000_0003, 0x4000_0028, audit(architecture) & !0x8000_0000];
        let ours =
            ARCHITECTURES.map(audit).into_iter().filter(|other| *other != audit(architecture));
        for foreign in others.into_iter().chain(ours) {
            for number in [0, 1, 63, 93, 600] {
                let call = Call { number, arguments: [0; 6] };
                assert_eq!(run(&program, foreign, &call).code, code(Action::Kill));
            }
        }
    }
}

#[test]
fn a_filter_that_was_not_patched_lets_nobody_be_signalled() {
    let own = filter(Profile::Stdlib, Architecture::X86_64);
    assert!(!own.pid_offsets.is_empty());
    for pid in [0, 1, u64::from(PID), u64::MAX, 4_194_304] {
        let call = Call { number: 62, arguments: [pid, 9, 0, 0, 0, 0] };
        let got = run(&own.program, audit(Architecture::X86_64), &call).code;
        assert_eq!(got, code(Action::Refuse), "{pid}");
    }
}

/// The figures in the documentation of `filter`.
#[test]
fn the_filters_are_as_long_as_documented() {
    let measured = everywhere().map(|(profile, architecture)| {
        let filter = filter(profile, architecture);
        let program = patched(&filter);
        let longest = (0..=600)
            .flat_map(|number| [[0; 6], [u64::MAX; 6]].map(|arguments| Call { number, arguments }))
            .map(|call| run(&program, audit(architecture), &call).steps)
            .max();
        (profile, architecture, program.len() / 8, longest.unwrap())
    });
    let expected = [
        (Profile::Pure, Architecture::X86_64, 192, 23),
        (Profile::Pure, Architecture::Aarch64, 177, 22),
        (Profile::Stdlib, Architecture::X86_64, 235, 24),
        (Profile::Stdlib, Architecture::Aarch64, 210, 22),
        (Profile::Process, Architecture::X86_64, 233, 24),
        (Profile::Process, Architecture::Aarch64, 206, 22),
    ];
    assert_eq!(measured.collect::<Vec<_>>(), expected);
}

/// Numbers near those that rows name, and arguments near those that conditions name.
fn any_call() -> impl Strategy<Value = Call> {
    let rows = policy();
    let mut values: Vec<u64> = vec![0, 1, u64::from(PID), 0x200, 0x20_0000, 1 << 32];
    for condition in rows.iter().flat_map(|row| row.conditions) {
        match condition.test {
            super::Test::Bits { any_of, .. } => {
                values.extend(any_of.iter().map(|value| u64::from(super::plain(*value))));
            }
            super::Test::AnyBit { mask } => values.push(u64::from(mask)),
            super::Test::Null => {}
        }
    }
    let argument = prop_oneof![
        4 => proptest::sample::select(values.clone()),
        1 => proptest::sample::select(values).prop_map(|value| value | 0xffff_ffff_0000_0000),
        1 => any::<u64>(),
        1 => any::<u32>().prop_map(u64::from),
    ];
    let number = prop_oneof![20 => 0..=480_u32, 1 => 0..0x4000_0000_u32];
    (number, proptest::array::uniform6(argument))
        .prop_map(|(number, arguments)| Call { number, arguments })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn filters_agree_with_the_table(calls in proptest::collection::vec(any_call(), 1000)) {
        for (profile, architecture) in everywhere() {
            let program = patched(&filter(profile, architecture));
            agree(&program, &policy(), (profile, architecture), &calls)?;
        }
    }

    /// Any part of the policy compiles to what it says, so that distances and sharing are tried out.
    #[test]
    fn parts_of_the_policy_agree_too(
        rows in proptest::sample::subsequence(policy(), 0..=policy().len()),
        calls in proptest::collection::vec(any_call(), 200),
    ) {
        for (profile, architecture) in everywhere() {
            let program = patched(&compile(&rows, profile, architecture));
            agree(&program, &rows, (profile, architecture), &calls)?;
        }
    }
}

fn agree(
    program: &[u8],
    rows: &[Row],
    (profile, architecture): (Profile, Architecture),
    calls: &[Call],
) -> Result<(), TestCaseError> {
    let meaning = Meaning::of(rows, profile, architecture);
    for call in calls {
        let got = run(program, audit(architecture), call).code;
        let expected = code(meaning.action(call));
        prop_assert_eq!(got, expected, "{}, {:?}: {:?}", profile, architecture, call);
    }
    Ok(())
}
