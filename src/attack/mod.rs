//! The hostile corpus: programs that attack the judge or merely look as if, and what each must get.
//!
//! Owns its entries, parsed from the files of `tests/hostile/` that the program carries, and what each
//! needs of the machine. Judging them is left to the test that runs them all and to `cli`; the problems
//! they are judged with are `catalog::Catalog::hostile`.

mod expected;
mod header;
mod need;
mod row;

pub use expected::{Expected, Outcome, ParseExpectedError};
pub use header::HeaderError;
pub use need::{Machine, Need, ParseNeedError};
pub use row::{ParseRowError, Row};

use crate::model::Tier;

/// `(file name, content)`, sorted by name.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/hostile.rs"));

/// Every program of the corpus.
#[derive(Clone, Debug)]
pub struct Corpus {
    entries: Vec<Entry>,
}

/// One program: one behaviour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The row of the catalogue.
    pub row: Row,
    /// The name of the file.
    pub file: &'static str,
    /// The source, header included.
    pub source: &'static [u8],
    /// The name of the problem it is judged with.
    pub problem: String,
    /// What the program tries, in words.
    pub words: String,
    /// What must be there for it to be judged at all.
    pub needs: Vec<Need>,
    expected: Expected,
    tiers: Vec<(Tier, Expected)>,
}

/// A file of the corpus that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`tests/hostile/{file}`: {fault}")]
pub struct CorpusError {
    /// The name of the file.
    pub file: &'static str,
    /// What is wrong with it.
    pub fault: HeaderError,
}

impl Corpus {
    /// The corpus that the program carries; the first file that is wrong ends it.
    pub fn embedded() -> Result<Self, CorpusError> {
        let entries = FILES.iter().map(|(file, source)| {
            header::entry(file, source).map_err(|fault| CorpusError { file, fault })
        });
        Ok(Self { entries: entries.collect::<Result<_, _>>()? })
    }

    /// The programs, by name of file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

impl Entry {
    /// What the program must get in a tier.
    pub fn expected(&self, tier: Tier) -> &Expected {
        let own = self.tiers.iter().find(|(other, _)| *other == tier);
        own.map_or(&self.expected, |(_, expected)| expected)
    }

    /// What of its needs this machine lacks, if anything.
    pub fn lacks(&self, machine: &Machine) -> Option<Need> {
        self.needs.iter().copied().find(|need| !machine.has(*need))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_corpus_can_be_read() {
        let corpus = Corpus::embedded().unwrap();
        assert!(corpus.entries().len() > 250, "only {} programs", corpus.entries().len());
        for entry in corpus.entries() {
            assert!(entry.words.ends_with('.'), "{}: what it tries is no sentence", entry.file);
        }
    }

    #[test]
    fn every_problem_of_the_corpus_can_be_loaded() {
        // The layers above are named in this test alone.
        let problems = crate::catalog::Catalog::hostile();
        for entry in Corpus::embedded().unwrap().entries() {
            let id = problems.find(&entry.problem).unwrap();
            assert!(problems.load(&id).unwrap().limits.is_some(), "{}", entry.file);
        }
    }
}
