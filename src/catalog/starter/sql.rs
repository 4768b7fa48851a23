//! The starter of an SQL problem, and its samples as tables.
//!
//! Owns their text: the tables as they are made, and samples, all as comments.

use super::{head, one_line, samples_of};
use crate::model::{Case, Expected, Problem, SqlSpec, Value};
use crate::notation::{fixture_lines, table_lines};

/// Samples are small; whatever is longer is cut.
const MOST_ROWS: usize = 20;

/// The tables and samples as comments, and room for the query.
pub(super) fn starter(problem: &Problem, spec: &SqlSpec) -> String {
    let mut text = head(problem);
    let mut comment = |line: &str| {
        text.push_str(format!("-- {line}").trim_end());
        text.push('\n');
    };
    comment("");
    schema(spec).lines().for_each(&mut comment);
    for case in samples_of(problem) {
        comment("");
        for line in sample_lines(spec, case) {
            comment(&format!("  {line}"));
        }
        for line in case.explanation.iter().flat_map(|text| text.lines()) {
            comment(&format!("      {}", one_line(line)));
        }
    }
    let columns = spec.columns.iter().map(|name| format!("NULL AS {name}"));
    let columns = columns.collect::<Vec<_>>().join(", ");
    let work = match spec.after {
        None => format!("SELECT {columns};  -- your query\n"),
        Some(_) => "SELECT 1;  -- your statements\n".to_owned(),
    };
    text + "\n" + &work
}

/// The statements that make the tables.
pub(super) fn schema(spec: &SqlSpec) -> String {
    let tables: Vec<_> = spec.tables.iter().map(|table| table.create() + ";").collect();
    tables.join("\n")
}

/// The tables of a sample, and the rows that should come.
pub(super) fn sample_lines(spec: &SqlSpec, case: &Case) -> Vec<String> {
    let mut lines = fixture_lines(spec, &case.input, MOST_ROWS);
    let Expected::AnyOf(alternatives) = &case.expected else { return lines };
    let Some(Value::List(rows)) = alternatives.first() else { return lines };
    lines.push("->".to_owned());
    let table = table_lines(&spec.columns, rows.iter().take(MOST_ROWS));
    lines.extend(table.into_iter().map(|line| format!("  {line}")));
    if rows.is_empty() {
        lines.push("  (no rows)".to_owned());
    }
    lines
}
