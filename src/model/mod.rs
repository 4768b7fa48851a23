//! The vocabulary: plain values that every other module speaks in.
//!
//! Owns the types and the rules that make a wrong one impossible to build. Does no I/O: loading
//! problems is `catalog`'s, text forms are `notation`'s, deciding is `compare`'s and `engine`'s.

#[cfg(test)]
pub(crate) mod arbitrary;
mod fit;
mod int;
mod limits;
mod literal;
mod path;
mod problem;
mod signature;
mod submission;
mod text;
mod untrusted;
mod value;
mod verdict;

pub use fit::{Misfit, fits};
pub use int::Int;
pub use limits::{CpuTime, Limits, MemorySize, ParseLimitError, TimeScale};
pub use literal::fit;
pub use path::{index_step, key_step};
pub use problem::{
    ArgumentRule, AuthorCode, Call, Case, CaseId, ClassSpec, Comparison, Constants, DeclaredLimits,
    Difficulty, Entry, Expected, Feedback, FloatTolerance, Forbidden, FunctionSpec, GenerateSpec,
    Group, Growth, Input, IteratorSpec, Kind, Lock, LockedCase, MutantOk, NodeRule, Problem,
    ProblemId, ReadBudget, Reference, ReferenceExpectation, StdioCompare, StdioSpec, Subject,
    TypeRules, both_spellings,
};
pub use signature::{Parameter, ParseSignatureError, Signature, Type};
pub use submission::{SourceError, Submission};
pub use text::Text;
pub use untrusted::Untrusted;
pub use value::{Counted, Items, Linked, Pairs, Range, Tree, Value};
pub use verdict::{
    CaseOutcome, Cause, Detail, Difference, DifferenceKind, Evidence, ExceptionReport, Frame, Note,
    Printed, SourceFault, SubmissionOutcome, Usage, Verdict,
};
