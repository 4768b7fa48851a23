//! What a query was asked, and the rows that came of it, as tables.
//!
//! Owns which rows are shown and how differing ones are marked. The text of a table is `notation`'s.

use super::clean::{clean, counted, cut};
use super::failure::View;
use super::page::{Line, Page, Role};
use crate::model::{Case, Kind, RowsEvidence, Value};
use crate::notation::{fixture_lines, table_lines};

/// So many rows of each table are shown.
const MOST_ROWS: usize = 12;

/// The tables that the query reads.
pub(super) fn fixture(page: &mut Page, view: &View<'_>, case: &Case) {
    let Kind::Sql(spec) = &view.context.problem.kind else { return };
    let most = if view.is_full_values() { usize::MAX } else { MOST_ROWS };
    page.push(Line::at(2).with(Role::Faint, "tables"));
    for line in fixture_lines(spec, &case.input, most) {
        push(page, view, 4, Role::Plain, &line);
    }
    page.gap();
}

/// Expected rows and those that came, those without a partner marked.
pub(super) fn rows(page: &mut Page, view: &View<'_>, evidence: &RowsEvidence) {
    let RowsEvidence { columns, expected, got, missing, unexpected } = evidence;
    if view.full() {
        table(page, view, "expected", (columns, expected), ("- ", missing));
        table(page, view, "got", (columns, got), ("+ ", unexpected));
    } else {
        table(page, view, "got", (columns, got), ("  ", &[]));
    }
}

fn table(
    page: &mut Page,
    view: &View<'_>,
    title: &str,
    (columns, rows): (&[String], &Value),
    (mark, marked): (&str, &[usize]),
) {
    let rows: &[Value] = match rows {
        Value::List(rows) | Value::Tuple(rows) => rows,
        _ => &[],
    };
    let number = counted(rows.len(), "row");
    page.push(Line::at(2).with(Role::Faint, format!("{title} ({number})")));
    let shown = shown(rows.len(), marked, view.is_full_values());
    let mut lines = table_lines(columns, shown.iter().filter_map(|at| rows.get(*at))).into_iter();
    if let Some(head) = lines.next() {
        push(page, view, 4, Role::Faint, &format!("  {head}"));
    }
    for (at, line) in shown.iter().zip(lines) {
        let is_marked = marked.contains(at);
        let role = if is_marked { Role::Bad } else { Role::Plain };
        push(page, view, 4, role, &format!("{}{line}", if is_marked { mark } else { "  " }));
    }
    if rows.len() > shown.len() {
        page.push(Line::at(6).text(format!("… {}", counted(rows.len() - shown.len(), "more row"))));
    }
}

/// Indices of the rows to show: the first of the marked ones, then others from the top.
fn shown(number: usize, marked: &[usize], whole: bool) -> Vec<usize> {
    if whole || number <= MOST_ROWS {
        return (0..number).collect();
    }
    let mut shown: Vec<usize> = marked.iter().copied().take(MOST_ROWS).collect();
    for at in 0..number {
        if shown.len() >= MOST_ROWS {
            break;
        }
        if !shown.contains(&at) {
            shown.push(at);
        }
    }
    shown.sort_unstable();
    shown
}

/// A line of a table is cut rather than broken.
fn push(page: &mut Page, view: &View<'_>, indent: usize, role: Role, line: &str) {
    let cleaned = clean(line, page.layout.symbols);
    if view.is_full_values() {
        return page.push(Line::at(indent).with(role, cleaned).unbroken());
    }
    let room = page.layout.room(indent);
    page.push(Line::at(indent).with(role, cut(&cleaned, room)));
}
