//! The vocabulary: plain values that every other module speaks in.
//!
//! Owns the types and the rules that make a wrong one impossible to build. Does no I/O: loading
//! problems is `catalog`'s, text forms are `notation`'s, deciding is `compare`'s and `engine`'s.

#[cfg(test)]
pub(crate) mod arbitrary;
mod case;
mod comparison;
mod digest;
mod driver;
mod evidence;
mod fit;
mod int;
mod interface;
mod limits;
mod literal;
mod needs;
mod outcome;
mod path;
mod problem;
mod signature;
mod submission;
mod text;
mod tier;
mod untrusted;
mod value;
mod verdict;

pub use case::{Call, Case, CaseId, Expected, Group, Input};
pub use comparison::{Comparison, Feedback, FloatTolerance, Subject, TypeRules};
pub use digest::{hex, sha256_hex};
pub use driver::{Asynchrony, DriverSpec, Part, PartShape, Written};
pub use evidence::{
    Difference, DifferenceKind, Evidence, ExceptionReport, Frame, Note, RowsEvidence, SourceFault,
    TestsEvidence,
};
pub use fit::{Misfit, fits};
pub use int::Int;
pub use interface::{
    ArgumentRule, ClassSpec, Entry, FunctionSpec, Implementation, ImplementationRole, IteratorSpec,
    Kind, MutantsSpec, NodeRule, ReadBudget, RowOrder, Script, SqlSpec, SqlTable, StdioCompare,
    StdioSpec, Trust, both_spellings,
};
pub use limits::{CpuTime, Limits, MemorySize, ParseLimitError, TimeScale};
pub use literal::fit;
pub use needs::{FileCount, Needs, Processes, Scratch};
pub use outcome::{CaseOutcome, Cause, Printed, SubmissionOutcome, Usage};
pub use path::{index_step, key_step};
pub use problem::{
    AuthorCode, Constants, DeclaredLimits, Difficulty, FailingCases, Forbidden, GenerateSpec,
    Growth, Lock, LockedCase, MutantOk, Problem, ProblemId, Reference, ReferenceExpectation,
};
pub use signature::{Parameter, ParseSignatureError, Signature, Takes, Type};
pub use submission::{SourceError, Submission};
pub use text::Text;
pub use tier::{Layer, ParseTierError, Tier};
pub use untrusted::Untrusted;
pub use value::{Counted, Items, Linked, Pairs, Range, Tree, Value};
pub use verdict::{Detail, Verdict};
