//! Classes of growth, as people name them.
//!
//! Owns their notation and how fast each one grows.

use std::fmt;
use std::str::FromStr;

/// A class of growth that measurements are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// `O(1)`.
    Constant,
    /// `O(log n)`.
    Logarithmic,
    /// `O(sqrt n)`.
    SquareRoot,
    /// `O(n)`.
    Linear,
    /// `O(n log n)`.
    Linearithmic,
    /// `O(n^2)`.
    Quadratic,
    /// `O(n^2 log n)`.
    QuadraticLogarithmic,
    /// `O(n^3)`.
    Cubic,
    /// `O(2^n)`.
    Exponential,
}

impl Class {
    /// Every class, slowest growth first.
    pub const ALL: [Self; 9] = [
        Self::Constant,
        Self::Logarithmic,
        Self::SquareRoot,
        Self::Linear,
        Self::Linearithmic,
        Self::Quadratic,
        Self::QuadraticLogarithmic,
        Self::Cubic,
        Self::Exponential,
    ];

    /// What stands between `O(` and `)`.
    pub fn term(self) -> &'static str {
        match self {
            Self::Constant => "1",
            Self::Logarithmic => "log n",
            Self::SquareRoot => "sqrt n",
            Self::Linear => "n",
            Self::Linearithmic => "n log n",
            Self::Quadratic => "n^2",
            Self::QuadraticLogarithmic => "n^2 log n",
            Self::Cubic => "n^3",
            Self::Exponential => "2^n",
        }
    }

    /// The natural logarithm of the class's value at a size of at least 2; of sums and products only the
    /// logarithm stays finite for every size.
    pub fn ln(self, size: f64) -> f64 {
        let ln = size.max(2.0).ln();
        match self {
            Self::Constant => 0.0,
            Self::Logarithmic => ln.ln(),
            Self::SquareRoot => ln / 2.0,
            Self::Linear => ln,
            Self::Linearithmic => ln + ln.ln(),
            Self::Quadratic => 2.0 * ln,
            Self::QuadraticLogarithmic => 2.0 * ln + ln.ln(),
            Self::Cubic => 3.0 * ln,
            Self::Exponential => size * std::f64::consts::LN_2,
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "O({})", self.term())
    }
}

/// A text that names no class.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is no class of growth that is known here; there are {}",
    Class::ALL.map(|class| class.to_string()).join(", ")
)]
pub struct NoClass {
    text: String,
}

impl FromStr for Class {
    type Err = NoClass;

    /// `O(n log n)` in the spellings people use: without `O( )`, with `*`, `**`, `²`, in any letter case.
    fn from_str(text: &str) -> Result<Self, NoClass> {
        let folded = |text: &str| -> String {
            let text = text.to_lowercase().replace('²', "^2").replace('³', "^3").replace("**", "^");
            text.chars().filter(|c| !c.is_whitespace() && !"*·()".contains(*c)).collect()
        };
        let given = folded(text);
        let given = given.strip_prefix('o').unwrap_or(&given);
        let given = match given {
            "nn" => "n^2",
            "lgn" | "log2n" | "logn" => "logn",
            "nlgn" | "nlog2n" | "lognn" => "nlogn",
            other => other,
        };
        let named = |class: &Self| folded(class.term()) == given;
        Self::ALL.into_iter().find(named).ok_or_else(|| NoClass { text: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_in_the_spellings_people_use() {
        for (text, class) in [
            ("O(n log n)", Class::Linearithmic),
            ("o(N*log(N))", Class::Linearithmic),
            ("n lg n", Class::Linearithmic),
            ("O(n²)", Class::Quadratic),
            ("n**2", Class::Quadratic),
            ("O(n * n)", Class::Quadratic),
            ("O(1)", Class::Constant),
            ("O(log n)", Class::Logarithmic),
            ("O(sqrt(n))", Class::SquareRoot),
            ("2^n", Class::Exponential),
            ("O(n^2 log n)", Class::QuadraticLogarithmic),
        ] {
            assert_eq!(text.parse(), Ok(class), "{text}");
        }
        for text in ["", "O()", "fast", "O(n!)", "O(m)"] {
            assert!(text.parse::<Class>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_class_reads_back() {
        for class in Class::ALL {
            assert_eq!(class.to_string().parse(), Ok(class));
        }
    }

    #[test]
    fn later_classes_grow_faster() {
        for pair in Class::ALL.windows(2) {
            let [slow, fast] = pair else { continue };
            let growth = |class: &Class| class.ln(1e6) - class.ln(1e3);
            assert!(growth(slow) < growth(fast), "{slow} {fast}");
        }
    }
}
