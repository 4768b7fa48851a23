//! The report for people.
//!
//! Owns which parts are shown for which verdict. The header comes as soon as the plan is made, the
//! rest when everything is known: the one failing case first, the verdict last.

use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

use super::Reporter;
use super::clean::Symbols;
use super::failure::{self, View};
use super::fault;
use super::page::{Colour, Layout, Line, Page, Role};
use super::summary;
use super::words;
use crate::event::{Event, RunContext};
use crate::model::{SubmissionOutcome, Trust, Verdict};

/// Whether long values are shortened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Values that do not fit are shortened; where they differ stays in sight.
    Short,
    /// Values, prints and lists of calls are shown whole.
    Full,
}

/// How the report looks.
#[derive(Clone, Debug)]
pub struct HumanOptions {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether colours are used.
    pub colour: Colour,
    /// Which characters the terminal can show.
    pub symbols: Symbols,
    /// Whether long values are shortened.
    pub values: Values,
    /// The command that repeats this run with all cases: `judge run two_sum two_sum.py`.
    pub command: String,
}

/// Writes the report for people.
pub struct Human {
    writer: Box<dyn Write + Send>,
    options: HumanOptions,
    context: Option<Arc<RunContext>>,
}

impl Human {
    /// A report on this writer.
    pub fn new(writer: Box<dyn Write + Send>, options: HumanOptions) -> Self {
        Self { writer, options, context: None }
    }

    fn page(&self) -> Page {
        let HumanOptions { width, colour, symbols, .. } = self.options;
        Page::new(Layout { width, colour, symbols })
    }

    fn write(&mut self, page: Page) -> io::Result<()> {
        self.writer.write_all(page.into_text().as_bytes())?;
        self.writer.flush()
    }
}

impl fmt::Debug for Human {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Human").field("options", &self.options).finish_non_exhaustive()
    }
}

impl Reporter for Human {
    fn on_event(&mut self, event: &Event) -> io::Result<()> {
        match event {
            Event::RunStarted(context) => {
                let mut page = self.page();
                header(&mut page, context);
                self.context = Some(Arc::clone(context));
                self.write(page)
            }
            Event::RunFinished(outcome) => {
                let Some(context) = self.context.take() else { return Ok(()) };
                let mut page = self.page();
                finish(&mut page, &context, outcome, &self.options);
                self.write(page)
            }
            Event::CaseStarted(_) | Event::CaseFinished(_) => Ok(()),
        }
    }
}

/// What is wrong with a submission, as one text.
pub(super) fn block(
    context: &RunContext,
    outcome: &SubmissionOutcome,
    options: &HumanOptions,
) -> String {
    let HumanOptions { width, colour, symbols, .. } = *options;
    let mut page = Page::new(Layout { width, colour, symbols });
    finish(&mut page, context, outcome, options);
    page.into_text().trim_matches('\n').to_owned()
}

/// What is said of a submission whose problem cannot be used.
pub(super) fn undecided(
    problem: &str,
    (message, hint): (&str, Option<&str>),
    options: &HumanOptions,
) -> String {
    let HumanOptions { width, colour, symbols, .. } = *options;
    let mut page = Page::new(Layout { width, colour, symbols });
    let heading = format!("  {problem} · the code was not judged, and this is not its fault");
    page.push(Line::at(0).with(Role::Bad, Verdict::JudgeError.words()).text(heading));
    page.gap();
    let mut lines = message.lines();
    page.field("error", lines.next().unwrap_or_default());
    lines.for_each(|line| page.push(Line::at(2).text(line).unbroken()));
    if let Some(hint) = hint {
        page.field("help", hint);
    }
    page.into_text().trim_matches('\n').to_owned()
}

/// `two_sum · Two Sum · easy · CPython 3.11.7 · 2.0 s CPU, 256 MiB per case`.
fn header(page: &mut Page, context: &RunContext) {
    let problem = &context.problem;
    let limits = format!("{} CPU, {} per case", context.limits.cpu, context.limits.memory);
    let mut facts = vec![
        problem.title.clone(),
        problem.difficulty.as_str().to_owned(),
        format!("CPython {}", context.python),
        limits,
    ];
    facts.extend((problem.kind.trust() == Trust::Observed).then(|| "trust observed".to_owned()));
    facts.extend(words::marks(context));
    let line = Line::at(0).with(Role::Strong, problem.id.as_str());
    page.push(line.text(format!(" · {}", facts.join(" · "))));
}

fn finish(
    page: &mut Page,
    context: &RunContext,
    outcome: &SubmissionOutcome,
    options: &HumanOptions,
) {
    // The header stands above, on a page of its own.
    page.push(Line::at(0));
    let deciding = outcome.deciding();
    match (outcome.verdict, deciding) {
        (Verdict::Accepted, _) => summary::passed(page, context, outcome, &options.command),
        (Verdict::Skipped, _) => {
            page.push(Line::at(0).with(Role::Strong, "SKIPPED").text("  no case was run"));
        }
        (Verdict::JudgeError, _) | (_, None) => failure::judge_error(page, context, deciding),
        (Verdict::InvalidFile, Some(case)) => fault::show(page, context, case),
        (_, Some(case)) => {
            failure::show(page, &View::new(context, options, case));
            summary::failed(page, context, outcome, &options.command);
        }
    }
}
