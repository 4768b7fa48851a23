//! One row of the policy: which calls, on which condition, and the answer.
//!
//! Owns the vocabulary in which `allowed` and `refused` are written.

use super::Profile;

/// Every profile.
pub(super) const ALL: &[Profile] = &[Profile::Pure, Profile::Stdlib, Profile::Process];
/// Those with a private root or Landlock around them.
pub(super) const FILES: &[Profile] = &[Profile::Stdlib, Profile::Process];
/// Those whose programs stay one process.
pub(super) const SINGLE: &[Profile] = &[Profile::Pure, Profile::Stdlib];
/// The one whose programs may start others.
pub(super) const PROCESS: &[Profile] = &[Profile::Process];

/// What the kernel does with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Carries it out.
    Allow,
    /// Answers `EPERM`: the program goes on, as it would without the right.
    Refuse,
    /// Answers `ENOSYS`, as a kernel without the call: a C library then does without it.
    Unknown,
    /// Ends the process with `SIGSYS`: nothing but an attack asks for it.
    Kill,
}

/// One row. The first row that has the call and whose conditions all hold decides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// What a person calls it.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the document and test messages"))]
    pub(super) name: &'static str,
    /// The system calls, by name; an architecture may lack some.
    pub(super) calls: &'static [&'static str],
    /// What must hold of the arguments, all of it.
    pub(super) conditions: &'static [Condition],
    pub(super) action: Action,
    pub(super) profiles: &'static [Profile],
    /// Why, in one sentence.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the document"))]
    pub(super) reason: &'static str,
    /// Calls that this row decides and that would have another answer without it.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests"))]
    pub(super) witness: Witness,
}

/// The arguments of an exemplary call; those not given are zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Witness(
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests"))]
    pub(super)  &'static [Value],
);

/// A condition on one argument.
#[derive(Clone, Copy, Debug)]
pub(super) struct Condition {
    /// Which argument, from 0.
    pub(super) argument: u8,
    /// What the manual calls it.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the document"))]
    pub(super) called: &'static str,
    pub(super) test: Test,
}

/// How an argument is tested.
#[derive(Clone, Copy, Debug)]
pub(super) enum Test {
    /// The bits of the mask have one of these values. Only the lower 32 bits: the kernel takes these
    /// arguments as integers of that size and ignores the rest.
    Bits { mask: u32, any_of: &'static [Value] },
    /// At least one bit of the mask is set, in the lower 32 bits.
    AnyBit { mask: u32 },
    /// A null pointer, in all 64 bits.
    Null,
}

/// A value in the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Value {
    /// A number, and its name in the manual.
    Named(&'static str, u32),
    /// The number of the process that installs the filter.
    OwnPid,
}

/// A row that lets calls through.
pub(super) const fn allow(
    name: &'static str,
    calls: &'static [&'static str],
    profiles: &'static [Profile],
    reason: &'static str,
) -> Row {
    answer(Action::Allow, name, calls, profiles, reason)
}

/// A row that kills, in every profile.
pub(super) const fn kill(
    name: &'static str,
    calls: &'static [&'static str],
    reason: &'static str,
) -> Row {
    answer(Action::Kill, name, calls, ALL, reason)
}

/// A row that denies that the calls exist, in every profile.
pub(super) const fn unknown(
    name: &'static str,
    calls: &'static [&'static str],
    reason: &'static str,
) -> Row {
    answer(Action::Unknown, name, calls, ALL, reason)
}

const fn answer(
    action: Action,
    name: &'static str,
    calls: &'static [&'static str],
    profiles: &'static [Profile],
    reason: &'static str,
) -> Row {
    Row { name, calls, conditions: &[], action, profiles, reason, witness: Witness(&[]) }
}

impl Row {
    /// The same row under conditions, with the arguments of a call that fulfils them.
    pub(super) const fn when(
        self,
        conditions: &'static [Condition],
        witness: &'static [Value],
    ) -> Self {
        Self { conditions, witness: Witness(witness), ..self }
    }
}

/// The argument is one of these.
pub(super) const fn one_of(
    argument: u8,
    called: &'static str,
    any_of: &'static [Value],
) -> Condition {
    bits(argument, called, u32::MAX, any_of)
}

/// The bits of the mask are one of these.
pub(super) const fn bits(
    argument: u8,
    called: &'static str,
    mask: u32,
    any_of: &'static [Value],
) -> Condition {
    Condition { argument, called, test: Test::Bits { mask, any_of } }
}

/// The pointer is null.
pub(super) const fn null(argument: u8, called: &'static str) -> Condition {
    Condition { argument, called, test: Test::Null }
}
