//! Rows of a database as small tables for people, and the tables of an SQL case.
//!
//! Owns their text: columns aligned, numbers to the right, NULL as SQL writes it. Which rows are shown is the
//! caller's.

use super::print::print_value;
use crate::model::{Input, SqlSpec, Value, hex};

/// Longer cells are cut.
const WIDEST_CELL: usize = 40;
const GAP: &str = "  ";

/// The head and then each row as a line, all as wide as their columns ask for.
pub fn table_lines<'a>(
    columns: &[String],
    rows: impl IntoIterator<Item = &'a Value>,
) -> Vec<String> {
    let cells = |row: &Value| match row {
        Value::Tuple(items) | Value::List(items) => items.iter().map(Cell::of).collect(),
        other => vec![Cell::of(other)],
    };
    let rows: Vec<Vec<Cell>> = rows.into_iter().map(cells).collect();
    let head: Vec<Cell> = columns.iter().map(|name| Cell::left(&visible(name))).collect();
    let most = rows.iter().chain([&head]).map(Vec::len).max().unwrap_or(0);
    let at = |row: &[Cell], column: usize| row.get(column).map_or(0, |cell| cell.width);
    let widths: Vec<usize> = (0..most)
        .map(|column| {
            rows.iter().chain([&head]).map(|row| at(row, column)).max().unwrap_or_default()
        })
        .collect();
    // A name stands above its numbers, to the right as they do.
    let is_number = |column: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(column)).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.right || cell.text == NULL)
    };
    let right: Vec<bool> = (0..most).map(is_number).collect();
    let line = |row: &Vec<Cell>| {
        let padded: Vec<_> = row
            .iter()
            .zip(widths.iter().zip(&right))
            .map(|(cell, (width, right))| cell.padded(*width, *right))
            .collect();
        padded.join(GAP).trim_end().to_owned()
    };
    std::iter::once(&head).chain(&rows).map(line).collect()
}

/// The tables of an SQL case: a name, then its lines, which are indented. Shows so many rows of each.
pub fn fixture_lines(spec: &SqlSpec, input: &Input, most: usize) -> Vec<String> {
    let Input::Arguments { values, .. } = input else { return Vec::new() };
    let mut lines = Vec::new();
    for (table, rows) in spec.tables.iter().zip(values) {
        let rows: &[Value] = match rows {
            Value::List(rows) | Value::Tuple(rows) => rows,
            _ => &[],
        };
        let empty = if rows.is_empty() { " (empty)" } else { "" };
        lines.push(format!("{}{empty}", table.name));
        if rows.is_empty() {
            continue;
        }
        let shown = table_lines(&table.columns, rows.iter().take(most));
        lines.extend(shown.into_iter().map(|line| format!("{GAP}{line}")));
        if rows.len() > most {
            lines.push(format!("{GAP}… {} more rows", rows.len() - most));
        }
    }
    lines
}

const NULL: &str = "NULL";

struct Cell {
    text: String,
    width: usize,
    right: bool,
}

impl Cell {
    fn of(value: &Value) -> Self {
        match value {
            Value::None => Self::left(NULL),
            Value::Str(text) => {
                let text = String::from_utf8_lossy(text.as_bytes());
                Self::left(&if is_plain(&text) { visible(&text) } else { quoted(&text) })
            }
            Value::Bytes(bytes) => Self::left(&format!("x'{}'", hex(bytes))),
            number => Self { right: true, ..Self::left(&print_value(number)) },
        }
    }

    fn left(text: &str) -> Self {
        let mut shown: String = text.chars().take(WIDEST_CELL).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        let width = shown.chars().count();
        Self { text: shown, width, right: false }
    }

    fn padded(&self, width: usize, right: bool) -> String {
        let space = " ".repeat(width.saturating_sub(self.width));
        if right { format!("{space}{}", self.text) } else { format!("{}{space}", self.text) }
    }
}

/// Text that nobody takes for a number, for NULL, or for less than it is.
fn is_plain(text: &str) -> bool {
    let starts_like_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.'".contains(c));
    !(text.is_empty()
        || text.trim() != text
        || starts_like_number
        || text.eq_ignore_ascii_case(NULL))
}

fn quoted(text: &str) -> String {
    format!("'{}'", visible(&text.replace('\'', "''")))
}

fn visible(text: &str) -> String {
    let escape = |c: char| {
        if c.is_control() { c.escape_default().collect::<String>() } else { c.to_string() }
    };
    text.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse_value;

    #[test]
    fn columns_are_aligned_and_values_told_apart() {
        let rows = "[(1, 'Ann', None, 2.5), (10, '10', 'a\\nb', None), (200, '', \"it's\", 1e300)]";
        let Value::List(rows) = parse_value(rows).unwrap() else { panic!("a list") };
        let columns = ["id", "name", "x", "total"].map(str::to_owned);
        let lines = table_lines(&columns, rows.iter());
        assert_eq!(
            lines,
            [
                " id  name  x      total",
                "  1  Ann   NULL     2.5",
                " 10  '10'  a\\nb    NULL",
                "200  ''    it's  1e+300",
            ]
        );
        assert_eq!(table_lines(&columns[..2], []), ["id  name"]);
    }
}
