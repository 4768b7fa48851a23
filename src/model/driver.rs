//! What a problem with a driver asks for: what the candidate writes, and the steps of its cases.
//!
//! Owns their shape. Playing the steps is `harness`'s.

use super::Signature;

/// What the problem's `driver.py` does things with.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverSpec {
    /// What the candidate writes; at least one.
    pub parts: Vec<Part>,
    /// What a case may consist of; each is a line of a case.
    pub steps: Vec<Signature>,
    /// What each step does, in words for the candidate.
    pub meanings: Vec<String>,
    /// The text of `driver.py`.
    pub source: String,
}

/// One thing that the candidate writes for a driver.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The name under which the driver knows it.
    pub name: String,
    /// Further names by which it is found.
    pub aliases: Vec<String>,
    /// What it is.
    pub shape: PartShape,
}

/// A function or a class.
#[derive(Clone, Debug, PartialEq)]
pub enum PartShape {
    /// A function.
    Function(Written),
    /// A class with at least these methods.
    Class(Vec<Written>),
}

/// A function or method that the candidate writes.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// Its signature.
    pub signature: Signature,
    /// Whether it is a coroutine function.
    pub asynchrony: Asynchrony,
}

/// Whether something is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asynchrony {
    /// `def`.
    Plain,
    /// `async def`.
    Coroutine,
}

impl Part {
    /// Signatures of what is to be written, in order.
    pub fn written(&self) -> &[Written] {
        match &self.shape {
            PartShape::Function(written) => std::slice::from_ref(written),
            PartShape::Class(methods) => methods,
        }
    }
}
