//! The rows of the attack catalogue.
//!
//! Owns their names and how many there are. What each says stands in the header of its files.

use std::fmt;
use std::str::FromStr;

/// The groups of the catalogue with the number of their rows: processes and signals, time, memory and
/// disk, output and encoding, forged verdicts, system and network, broken but innocent programs, and what
/// the few problems allow that give a folder to write to or let programs start others, SQL, and files of
/// tests.
const GROUPS: [(char, u8); 10] = [
    ('A', 24),
    ('B', 16),
    ('C', 22),
    ('D', 25),
    ('E', 24),
    ('F', 28),
    ('G', 10),
    ('I', 13),
    ('J', 11),
    ('K', 11),
];

/// The group of programs that people really write, which has as many rows as there are files.
const INNOCENT: char = 'H';

/// A row: `A1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row {
    group: char,
    number: u8,
}

impl Row {
    /// Every row of the catalogue; those of group H, which is open, are not among them.
    pub fn catalogue() -> impl Iterator<Item = Self> {
        GROUPS
            .iter()
            .flat_map(|(group, last)| (1..=*last).map(|number| Self { group: *group, number }))
    }

    /// How the name of a file of this row begins: `a01_`.
    pub fn prefix(self) -> String {
        format!("{}{:02}_", self.group.to_ascii_lowercase(), self.number)
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.group, self.number)
    }
}

/// Not a row of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no row of the catalogue")]
pub struct ParseRowError(pub String);

impl FromStr for Row {
    type Err = ParseRowError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || ParseRowError(text.to_owned());
        let group = text.chars().next().ok_or_else(unknown)?;
        let number = text.strip_prefix(group).and_then(|number| number.parse().ok());
        let row = Self { group, number: number.ok_or_else(unknown)? };
        let innocent = group == INNOCENT && (1..=99).contains(&row.number);
        if (innocent || Self::catalogue().any(|other| other == row)) && row.to_string() == text {
            return Ok(row);
        }
        Err(unknown())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_has_184_rows() {
        assert_eq!(Row::catalogue().count(), 184);
        for row in Row::catalogue() {
            assert_eq!(row.to_string().parse(), Ok(row));
        }
        assert_eq!("H31".parse::<Row>().map(Row::prefix), Ok("h31_".to_owned()));
        for wrong in ["", "A", "A0", "A25", "A01", "a1", "I14", "H100", "A 1", "A+1"] {
            assert_eq!(wrong.parse::<Row>(), Err(ParseRowError(wrong.to_owned())));
        }
    }
}
