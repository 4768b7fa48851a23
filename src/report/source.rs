//! Lines of the submission with carets, and tracebacks made of them.
//!
//! Owns excerpts below which something is pointed at, and folding of repeated frames. Faults of the
//! file as a whole are `fault`'s. Line numbers and columns are a submission's claims: none is trusted.

use super::clean::{clean, counted, grouped, lossy, width};
use super::page::{Line, Page, Role, column};
use crate::model::{ExceptionReport, Frame, Submission};

/// The harness lists so many outermost frames before it leaves some out.
const OUTERMOST: usize = 5;

/// Entries of a traceback that are shown: the first ones and the last ones.
const SHOWN: (usize, usize) = (2, 4);

/// One entry of a traceback.
enum Entry<'a> {
    /// A frame, and how often it comes again right below.
    Frame(&'a Frame, usize),
    /// So many frames are left out.
    Gap(usize),
}

/// The submission's frames, outermost first.
pub(super) fn traceback(page: &mut Page, submission: &Submission, report: &ExceptionReport) {
    for entry in shortened(folded(report)) {
        match entry {
            Entry::Frame(frame, repeats) => {
                page.push(Line::at(2).text(position(submission, frame)));
                excerpt(page, submission, frame, 4);
                if repeats > 0 {
                    let times = counted(repeats, "more time");
                    page.push(Line::at(4).text(format!("[the line above repeated {times}]")));
                }
            }
            Entry::Gap(frames) => {
                let frames = counted(frames, "more frame");
                page.push(Line::at(2).text(format!("[… {frames} …]")));
            }
        }
    }
}

/// `two_sum.py:4 in two_sum`.
pub(super) fn position(submission: &Submission, frame: &Frame) -> String {
    format!("{}:{} in {}", submission.name(), frame.line, lossy(&frame.function))
}

/// Frames with equal neighbours folded into one entry.
fn folded(report: &ExceptionReport) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let hidden = report.total_frames.saturating_sub(report.frames.len());
    for (index, frame) in report.frames.iter().enumerate() {
        let gap = if index == OUTERMOST { hidden } else { 0 };
        match entries.last_mut() {
            Some(Entry::Frame(last, repeats))
                if (last.line, &last.function) == (frame.line, &frame.function) =>
            {
                *repeats += 1 + gap;
            }
            _ => {
                entries.extend((gap > 0).then_some(Entry::Gap(gap)));
                entries.push(Entry::Frame(frame, 0));
            }
        }
    }
    entries
}

/// At most so many entries, the middle left out.
fn shortened(mut entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let (first, last) = SHOWN;
    if entries.len() > first + last + 1 {
        let tail = entries.split_off(entries.len() - last);
        let left_out = entries.split_off(first).iter().map(frames).sum();
        entries.push(Entry::Gap(left_out));
        entries.extend(tail);
    }
    entries
}

fn frames(entry: &Entry<'_>) -> usize {
    match entry {
        Entry::Frame(_, repeats) => 1 + repeats,
        Entry::Gap(frames) => *frames,
    }
}

/// A source line with carets under what the frame was at.
pub(super) fn excerpt(page: &mut Page, submission: &Submission, frame: &Frame, indent: usize) {
    let Some(line) = submission.line(frame.line) else { return };
    let symbols = page.layout.symbols;
    let shown = clean(&line, symbols);
    let carets = frame.columns.filter(|(start, end)| start < end).map(|(start, end)| {
        let start = column(&line, start, symbols);
        (start, column(&line, end, symbols).saturating_sub(start).max(1))
    });
    let number = grouped(frame.line as u64).replace(' ', "");
    let room = page.layout.room(indent + number.len() + 3);
    let (shown, carets) = fitted(&shown, carets, room);
    let unbroken = |text: String| Line::at(indent).unbroken().with(Role::Faint, text);
    page.push(unbroken(format!("{number} | ")).text(shown));
    if let Some((start, length)) = carets {
        let gutter = format!("{:>1$} | ", "", number.len());
        let marks = format!("{:start$}{}", "", "^".repeat(length));
        page.push(unbroken(gutter).with(Role::Bad, marks));
    }
}

type Carets = Option<(usize, usize)>;

/// A line cut to the room there is: indentation goes first, then what lies far from the carets.
fn fitted(line: &str, carets: Carets, room: usize) -> (String, Carets) {
    let carets = carets.filter(|(start, _)| *start <= width(line));
    if width(line) <= room {
        let clamp =
            |(start, length): (usize, usize)| (start, length.min(room + 1 - start.min(room)));
        return (line.to_owned(), carets.map(clamp));
    }
    let indent = width(line) - width(line.trim_start());
    let start = carets.map_or(0, |(start, _)| start);
    let drop = if start.saturating_sub(indent) < room / 2 { indent } else { start - room / 3 };
    let drop = drop.min(start.max(indent));
    let (rest, dropped) = without(line, drop);
    let shown = super::clean::head(rest, room).to_owned();
    let most = width(&shown);
    let carets = carets.map(|(start, length)| {
        let start = start.saturating_sub(dropped).min(most);
        (start, length.min((most - start).max(1)))
    });
    (shown, carets)
}

/// A text without its first columns, and how many they were in the end.
fn without(text: &str, columns: usize) -> (&str, usize) {
    let mut rest = text.chars();
    let mut dropped = 0;
    while dropped < columns {
        let Some(character) = rest.next() else { break };
        dropped += super::clean::char_width(character);
    }
    (rest.as_str(), dropped)
}
