//! Lines on a terminal.
//!
//! Owns wrapping, indentation and colour. Everything that is shown passes through here and is
//! cleaned on the way; what is said is decided elsewhere.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::clean::{Symbols, char_width, clean, width};
use super::disarm::disarm;

/// Whether colours are used. They repeat what the words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// The writer is a terminal that wants them, or the user does.
    Always,
    /// Plain text.
    Never,
}

/// What a piece of a line is; decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Good,
    Bad,
    Strong,
    Faint,
}

impl Role {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Good => AnsiColor::Green.on_default().bold(),
            Self::Bad => AnsiColor::Red.on_default().bold(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
        }
    }
}

/// How a terminal shows things.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) width: usize,
    pub(super) colour: Colour,
    pub(super) symbols: Symbols,
}

impl Layout {
    /// The columns to the right of an indentation.
    pub(super) fn room(&self, indent: usize) -> usize {
        self.width.saturating_sub(indent).max(8)
    }
}

/// One line, wrapped where it is too long.
#[derive(Debug)]
pub(super) struct Line {
    indent: usize,
    hang: usize,
    wrapped: bool,
    pieces: Vec<(Role, String)>,
}

impl Line {
    /// An empty line with an indentation, which continues two columns further in.
    pub(super) fn at(indent: usize) -> Self {
        Self { indent, hang: indent + 2, wrapped: true, pieces: Vec::new() }
    }

    /// Where it continues.
    pub(super) fn hanging(self, hang: usize) -> Self {
        Self { hang, ..self }
    }

    /// The line as it is, however long: for source, carets and values to be copied.
    pub(super) fn unbroken(self) -> Self {
        Self { wrapped: false, ..self }
    }

    /// Adds a piece.
    pub(super) fn with(mut self, role: Role, text: impl Into<String>) -> Self {
        self.pieces.push((role, text.into()));
        self
    }

    /// Adds plain text.
    pub(super) fn text(self, text: impl Into<String>) -> Self {
        self.with(Role::Plain, text)
    }
}

/// Text under construction.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) layout: Layout,
    text: String,
}

/// Where the content of a labelled line starts: two columns of margin, a label, a gap.
pub(super) const CONTENT: usize = 13;

impl Page {
    pub(super) fn new(layout: Layout) -> Self {
        Self { layout, text: String::new() }
    }

    /// What was written. No line of it is a command to a runner that shows it in a log.
    pub(super) fn into_text(self) -> String {
        disarm(&self.text)
    }

    /// An empty line, unless the page starts here or the line above is empty.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && self.text != "\n" && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A labelled line: `  call       two_sum(…)`.
    pub(super) fn field(&mut self, label: &str, content: impl Into<String>) {
        self.push(Self::labelled(label).text(content));
    }

    /// The start of a labelled line.
    pub(super) fn labelled(label: &str) -> Line {
        let gap = if label.len() > 10 { "  " } else { "" };
        Line::at(2).hanging(CONTENT).with(Role::Faint, format!("{label:<11}{gap}"))
    }

    /// Adds a line.
    #[expect(clippy::needless_pass_by_value, reason = "a line is built where it is pushed")]
    pub(super) fn push(&mut self, line: Line) {
        let mut cells = Vec::new();
        for (role, text) in &line.pieces {
            let cleaned = clean(text, self.layout.symbols);
            cells.extend(cleaned.chars().map(|character| (*role, character)));
        }
        let width = if line.wrapped { self.layout.width.max(1) } else { usize::MAX };
        let half = self.layout.width / 2;
        let (mut indent, hang) = (line.indent.min(half), line.hang.min(half));
        let mut from = 0;
        loop {
            defuse(&mut cells, from);
            let rest = cells.get(from..).unwrap_or_default();
            // A wide character takes two columns.
            indent = if width < indent + 2 { 0 } else { indent };
            let (now, later) = split(rest, width - indent.min(width));
            self.write(indent, now);
            if later.is_empty() {
                break;
            }
            (indent, from) = (hang, cells.len() - later.len());
        }
    }

    fn write(&mut self, indent: usize, cells: &[Cell]) {
        if !cells.is_empty() {
            self.text.extend(std::iter::repeat_n(' ', indent));
        }
        for run in cells.chunk_by(|left, right| left.0 == right.0) {
            let style = run.first().map_or(Style::new(), |(role, _)| role.style());
            let coloured = self.layout.colour == Colour::Always;
            let style = if coloured { style } else { Style::new() };
            let content: String = run.iter().map(|(_, character)| character).collect();
            // Writing to a `String` cannot fail.
            let _ = write!(self.text, "{style}{content}{style:#}");
        }
        self.text.push('\n');
    }
}

type Cell = (Role, char);

/// A runner of GitHub takes a line that begins with two colons for a command. What a submission wrote
/// may begin one where it wraps.
fn defuse(cells: &mut Vec<Cell>, from: usize) {
    let spaces = cells.iter().skip(from).take_while(|(_, character)| *character == ' ').count();
    let first = from + spaces;
    if let Some([(role, ':'), (_, ':')]) = cells.get(first..first + 2) {
        let role = *role;
        cells.splice(first..=first, "\\x3a".chars().map(|character| (role, character)));
    }
}

/// What fits on this line, less spaces at its end, and the rest. Breaks at the last space that is
/// not inside a number, else in the middle of a word. Always takes at least one character.
fn split(cells: &[Cell], room: usize) -> (&[Cell], &[Cell]) {
    let mut taken = 0;
    let over = cells.iter().position(|(_, character)| {
        taken += char_width(*character);
        taken > room
    });
    let Some(over) = over else { return (trimmed(cells), &[]) };
    let breaks_at = |at: &usize| {
        let at = *at;
        let character = |index: usize| cells.get(index).map_or(' ', |(_, character)| *character);
        let in_number =
            character(at.saturating_sub(1)).is_ascii_digit() && character(at + 1).is_ascii_digit();
        character(at) == ' ' && !in_number
    };
    let first_word = cells.iter().position(|(_, character)| *character != ' ').unwrap_or(0);
    let at = (first_word + 1..=over).rev().find(breaks_at).unwrap_or(over.max(1));
    let (now, later) = cells.split_at(at.min(cells.len()));
    let spaces = later.iter().take_while(|(_, character)| *character == ' ').count();
    (trimmed(now), later.get(spaces..).unwrap_or_default())
}

fn trimmed(cells: &[Cell]) -> &[Cell] {
    let end = cells.iter().rposition(|(_, character)| *character != ' ').map_or(0, |at| at + 1);
    cells.get(..end).unwrap_or(cells)
}

/// The column at which a character stands, once the text before it is cleaned.
pub(super) fn column(text: &str, characters: usize, symbols: Symbols) -> usize {
    let before: String = text.chars().take(characters).collect();
    width(&clean(&before, symbols))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(width: usize, colour: Colour) -> Page {
        Page::new(Layout { width, colour, symbols: Symbols::Unicode })
    }

    #[test]
    fn long_lines_continue_under_their_content() {
        let mut page = page(24, Colour::Never);
        page.field("call", "f(a, b, 99 997, c, abcdefghijklmnop)");
        insta::assert_snapshot!(page.into_text(), @r"
        call       f(a, b,
                  99 997, c,
                  abcdefghijkl
                  mnop)
        ");
    }

    #[test]
    fn colours_go_around_words_and_never_replace_them() {
        let mut page = page(80, Colour::Always);
        page.push(Line::at(0).with(Role::Bad, "WRONG").text("  x\u{1b}[2J"));
        assert_eq!(page.into_text(), "\u{1b}[1m\u{1b}[31mWRONG\u{1b}[0m  x\\u{1b}[2J\n");
    }

    #[test]
    fn no_line_is_a_command_to_a_runner() {
        for width in 1..40 {
            let mut page = page(width, Colour::Never);
            page.field(
                "got",
                "'x ::error::y :: ::stop-commands::z ::::set-env' ##[group]a ###[b ##[",
            );
            page.push(Line::at(0).text("::add-mask::x"));
            let text = page.into_text();
            for line in text.lines() {
                assert!(!line.trim_start().starts_with("::"), "{line:?}");
                assert!(!line.contains("##["), "{line:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn wrapping_keeps_the_width_and_every_character(text: String, width in 1usize..40) {
            prop_assume!(!text.contains("::") && !text.contains("##"));
            let mut page = page(width, Colour::Never);
            page.push(Line::at(2).hanging(13).text(text.as_str()));
            let shown = page.into_text();
            for line in shown.lines() {
                prop_assert!(super::width(line) <= width.max(2), "{line:?}");
            }
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let kept = letters(&clean(&text, Symbols::Unicode));
            prop_assert_eq!(letters(&shown).replace("\\x3a", ":"), kept.replace("\\x3a", ":"));
        }
    }
}
