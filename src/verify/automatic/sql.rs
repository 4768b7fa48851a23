//! Wrong queries that anybody can write without solving the problem.
//!
//! Owns their texts. For a script, which must change something, they change nothing.

use super::most_frequent;
use crate::model::{Expected, Problem, SqlSpec, Value};

/// Writes queries with the columns that are asked for.
pub(super) struct Writer<'a> {
    pub(super) problem: &'a Problem,
    pub(super) spec: &'a SqlSpec,
}

impl Writer<'_> {
    pub(super) fn nothing(&self) -> String {
        let nulls = self.spec.columns.iter().map(|name| format!("NULL AS {name}"));
        format!("SELECT {} WHERE 0\n", nulls.collect::<Vec<_>>().join(", "))
    }

    /// Its first columns under the names that are asked for.
    pub(super) fn echo(&self) -> Option<String> {
        let table = self.spec.tables.first()?;
        let columns = table.columns.iter().map(String::as_str).chain(std::iter::repeat("NULL"));
        let named = self.spec.columns.iter().zip(columns);
        let named: Vec<_> = named.map(|(name, column)| format!("{column} AS {name}")).collect();
        Some(format!("SELECT {} FROM {}\n", named.join(", "), table.name))
    }

    pub(super) fn usual(&self) -> Option<String> {
        let usual = most_frequent(self.problem.cases.iter().map(|case| &case.expected))?;
        let Expected::AnyOf(values) = usual else { return None };
        let Value::List(rows) = values.first()? else { return None };
        let rows = rows.iter().map(row).collect::<Option<Vec<_>>>()?;
        let names = self.spec.columns.join(", ");
        if rows.is_empty() {
            return None;
        }
        Some(format!("WITH answer({names}) AS (VALUES {}) SELECT * FROM answer\n", rows.join(", ")))
    }
}

fn row(row: &Value) -> Option<String> {
    let (Value::Tuple(cells) | Value::List(cells)) = row else { return None };
    let cells = cells.iter().map(literal).collect::<Option<Vec<_>>>()?;
    Some(format!("({})", cells.join(", ")))
}

fn literal(value: &Value) -> Option<String> {
    Some(match value {
        Value::None => "NULL".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Float(number) if number.is_finite() => format!("{number:?}"),
        Value::Str(text) => format!("'{}'", text.as_str()?.replace('\'', "''")),
        _ => return None,
    })
}
