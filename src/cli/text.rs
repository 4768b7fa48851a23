//! Text for a terminal of some width.
//!
//! Owns wrapping of statements and columns of tables. What stands in them is the commands'.

use unicode_width::UnicodeWidthStr;

use crate::model::Untrusted;

/// Markdown as it was written, its paragraphs and list items wrapped anew.
pub(super) fn wrap_markdown(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut block = Block::default();
    let mut fenced = false;
    for line in text.lines() {
        let line = Untrusted::from(line).to_string();
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        fenced ^= fence;
        let verbatim = fence || fenced || is_verbatim(&line, &block);
        if verbatim || line.trim().is_empty() || marker(&line).is_some() {
            block.flush(&mut out, width);
        }
        if verbatim || line.trim().is_empty() {
            out.push_str(line.trim_end());
            out.push('\n');
        } else {
            block.add(&line);
        }
    }
    block.flush(&mut out, width);
    out
}

/// Headings, tables, quotes and code stay as they are.
fn is_verbatim(line: &str, block: &Block) -> bool {
    let code = line.starts_with("    ") && block.words.is_empty();
    code || line.starts_with(['#', '|', '>'])
}

/// A paragraph or list item on its way.
#[derive(Debug, Default)]
struct Block {
    /// The indentation of its first line.
    indent: usize,
    /// Where it continues.
    hang: usize,
    words: Vec<String>,
}

impl Block {
    fn add(&mut self, line: &str) {
        if self.words.is_empty() {
            self.indent = line.width() - line.trim_start().width();
            self.hang = self.indent + marker(line).unwrap_or(0);
        }
        self.words.extend(line.split_whitespace().map(str::to_owned));
    }

    fn flush(&mut self, out: &mut String, width: usize) {
        let block = std::mem::take(self);
        if !block.words.is_empty() {
            let words = block.words.iter().map(String::as_str);
            fill(out, words, (block.indent, block.hang), width);
        }
    }
}

/// The width of a list marker with its space, if the line starts with one.
fn marker(line: &str) -> Option<usize> {
    let (first, _) = line.trim_start().split_once(' ')?;
    let number = first.strip_suffix(['.', ')']).unwrap_or_default();
    let numbered = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    (numbered || matches!(first, "-" | "*" | "+")).then(|| first.width() + 1)
}

/// Lines of words; those after the first are indented by the second number.
pub(super) fn fill<'a>(
    out: &mut String,
    words: impl Iterator<Item = &'a str>,
    (indent, hang): (usize, usize),
    width: usize,
) {
    let mut column = 0;
    for word in words {
        let fits = column + 1 + word.width() <= width;
        if column == 0 {
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if fits {
            out.push(' ');
            column += 1;
        } else {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', hang));
            column = hang;
        }
        out.push_str(word);
        column += word.width();
    }
    out.push('\n');
}

/// A table whose rows never wrap: columns are dropped from the right until two are left, then the
/// second one is shortened.
pub(super) fn table(rows: &[Vec<String>], width: Option<usize>) -> String {
    let mut widths = Vec::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index == widths.len() {
                widths.push(0);
            }
            if let Some(width) = widths.get_mut(index) {
                *width = cell.width().max(*width);
            }
        }
    }
    if let Some(width) = width {
        fit(&mut widths, width);
    }
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width));
        let line = cells.fold(String::new(), |line, cell| line + "  " + &cell);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn fit(widths: &mut Vec<usize>, room: usize) {
    let taken = |widths: &[usize]| widths.iter().map(|width| width + 2).sum::<usize>();
    while taken(widths) > room && widths.len() > 2 {
        widths.pop();
    }
    let over = taken(widths).saturating_sub(room);
    if let Some(second) = widths.get_mut(1) {
        *second = second.saturating_sub(over).max(4);
    }
}

fn padded(cell: &str, width: usize) -> String {
    let mut shown = cell.to_owned();
    if shown.width() > width {
        while shown.width() + 3 > width && shown.pop().is_some() {}
        shown.truncate(shown.trim_end().len());
        shown.push_str("...");
    }
    let missing = width.saturating_sub(shown.width());
    shown + &" ".repeat(missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paragraphs_and_items_are_wrapped_and_code_is_not() {
        let text = "one two\nthree four\n\n- item of the list\n- next\n\n```\na   b   c   d   e   f\n```\n\n1. x\n";
        let wrapped = "one two three\nfour\n\n- item of the\n  list\n- next\n\n```\na   b   c   d   e   f\n```\n\n1. x\n";
        assert_eq!(wrap_markdown(text, 14), wrapped);
    }

    #[test]
    fn columns_go_from_the_right_and_then_the_titles_shrink() {
        let rows = |rows: &[[&str; 3]]| -> Vec<Vec<String>> {
            rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect()
        };
        let rows = rows(&[["NAME", "TITLE", "LEVEL"], ["two_sum", "Two Sum of Two", "easy"]]);
        assert_eq!(
            table(&rows, Some(32)),
            "  NAME     TITLE           LEVEL\n  two_sum  Two Sum of Two  easy\n"
        );
        assert_eq!(table(&rows, Some(31)), "  NAME     TITLE\n  two_sum  Two Sum of Two\n");
        assert_eq!(table(&rows, Some(24)), "  NAME     TITLE\n  two_sum  Two Sum of...\n");
    }

    proptest! {
        #[test]
        fn wrapping_keeps_every_word(text in "[a-z \n`#-]{0,80}", width in 1usize..60) {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&wrap_markdown(&text, width)), words(&text));
        }
    }
}
